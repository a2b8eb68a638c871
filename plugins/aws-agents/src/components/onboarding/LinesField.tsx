import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { linesOf } from './linesOf';
import { chosenOf } from './relevance';
import { useRelevantValue } from './useRelevantValue';

/**
 * Field of a template's form: texts, one a line. Shown when what is chosen takes
 * them.
 */
export const LinesField = (
  props: FieldExtensionComponentProps<string[], { placeholder?: string }>,
) => {
  const { name, formContext, formData, onChange, schema, uiSchema } = props;
  const { required, rawErrors } = props;
  const form = formContext?.formData ?? {};
  const [text, setText] = useState((formData ?? []).join('\n'));
  const lines = linesOf(text);
  const { shown, choices } = useRelevantValue({
    name,
    form,
    entered: lines.length ? lines : undefined,
    formData: formData?.length ? formData : undefined,
    onChange: value => onChange(value ?? []),
  });
  if (!shown) {
    return null;
  }
  const forms =
    name === 'resources' && choices
      ? [...new Set(chosenOf(form, choices).flatMap(item => item.resources))]
      : [];
  return (
    <Box sx={{ my: 2 }}>
      <TextField
        fullWidth
        multiline
        label={schema.title}
        required={required}
        error={Boolean(rawErrors?.length)}
        helperText={
          <>
            {schema.description}
            {forms.length > 0 && ` Such as ${forms.join(', ')}.`}
          </>
        }
        placeholder={uiSchema?.['ui:options']?.placeholder}
        value={text}
        onChange={event => setText(event.target.value)}
        inputProps={{ spellCheck: false, style: { fontFamily: 'monospace' } }}
        sx={{ '& .MuiFormHelperText-root': { overflowWrap: 'anywhere' } }}
      />
    </Box>
  );
};
