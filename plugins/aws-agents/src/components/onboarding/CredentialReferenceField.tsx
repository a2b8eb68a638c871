import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import {
  draftOf,
  secretKindOf,
  secretReferenceOf,
} from './credentialReference';
import { useRelevantValue } from './useRelevantValue';

type Value = Record<string, unknown>;

/**
 * Field of a template's form: where the credentials of a destination are at run
 * time, in the way of the platform. With `ui:options: {user: true}` a user name
 * belongs to them.
 */
export const CredentialReferenceField = (
  props: FieldExtensionComponentProps<Value, { user?: boolean }>,
) => {
  const { name, formContext, formData, onChange, schema, uiSchema } = props;
  const form: { platform?: { type?: string; namespace?: string } } =
    formContext?.formData ?? {};
  const platform = form.platform?.type;
  const hasUser = uiSchema?.['ui:options']?.user === true;
  const [given, setGiven] = useState(formData !== undefined);
  const [user, setUser] = useState(String(formData?.username ?? ''));
  const [draft, setDraft] = useState(() =>
    draftOf(
      (hasUser ? (formData?.password as Value) : formData) ?? {},
      form.platform?.namespace,
    ),
  );
  const secret = secretReferenceOf(draft, platform);
  const reference: Value = hasUser
    ? { username: user.trim(), password: secret }
    : secret;
  const { shown } = useRelevantValue<Value>({
    name,
    form,
    entered: given ? reference : undefined,
    formData,
    onChange,
  });
  if (!shown) {
    return null;
  }
  return (
    <Box sx={{ my: 1 }}>
      <FormControlLabel
        label={schema.title}
        sx={{ '& .MuiFormControlLabel-label': { fontSize: 14 } }}
        control={
          <Checkbox
            size="small"
            checked={given}
            onChange={(_, checked) => setGiven(checked)}
          />
        }
      />
      {given && (
        <Box
          role="group"
          aria-label={schema.title}
          sx={{
            display: 'grid',
            gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
            gap: 2,
            mt: 1,
          }}
        >
          {hasUser && (
            <TextField
              size="small"
              label="User name"
              required
              value={user}
              onChange={event => setUser(event.target.value)}
            />
          )}
          {secretKindOf(platform).parts.map(
            ({ part, title, help, optional }) => (
              <TextField
                key={part}
                size="small"
                label={title}
                helperText={help}
                required={!optional}
                value={draft[part]}
                onChange={event =>
                  setDraft({ ...draft, [part]: event.target.value })
                }
              />
            ),
          )}
        </Box>
      )}
      <FormHelperText>{schema.description}</FormHelperText>
    </Box>
  );
};
