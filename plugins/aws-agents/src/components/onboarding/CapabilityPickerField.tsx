import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import { errorMessage, Notice } from '../ui';
import { ofPreset, type RelevantForm } from './relevance';
import { useChoices } from './useChoices';

/**
 * Field of a template's form: capabilities one by one, of modules too. Those of
 * the preset are chosen already.
 */
export const CapabilityPickerField = (
  props: FieldExtensionComponentProps<string[]>,
) => {
  const { formContext, formData = [], onChange, schema } = props;
  const { choices, loading, error } = useChoices();
  const { preset }: RelevantForm = formContext?.formData ?? {};
  const given = choices ? ofPreset(preset, choices) : [];
  return (
    <FormControl component="fieldset" fullWidth margin="normal">
      <FormLabel component="legend" sx={{ fontSize: 14 }}>
        {schema.title}
      </FormLabel>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
          columnGap: 2,
        }}
      >
        {(choices?.capabilities ?? []).map(({ id, title }) => (
          <FormControlLabel
            key={id}
            label={given.includes(id) ? `${title} (preset)` : title}
            title={id}
            disabled={given.includes(id)}
            sx={{ '& .MuiFormControlLabel-label': { fontSize: 14 } }}
            control={
              <Checkbox
                size="small"
                sx={{ py: 0.5 }}
                checked={given.includes(id) || formData.includes(id)}
                onChange={(_, checked) =>
                  onChange(
                    checked
                      ? [...formData, id]
                      : formData.filter(item => item !== id),
                  )
                }
              />
            }
          />
        ))}
      </Box>
      <FormHelperText sx={{ mx: 0 }}>
        {loading ? 'Looking for capabilities …' : schema.description}
      </FormHelperText>
      {error && <Notice severity="error">{errorMessage(error)}</Notice>}
    </FormControl>
  );
};
