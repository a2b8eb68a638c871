import { useApi } from '@backstage/core-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import type { Reachability } from 'backstage-plugin-aws-agents-common';
import { useId } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { onboardingApiRef } from '../../api';
import { errorMessage, Notice, ToneLabel, type Tone } from '../ui';

const REACH: Readonly<
  Record<Reachability['state'], { tone: Tone; text: string }>
> = {
  reachable: { tone: 'success', text: 'reachable' },
  failing: { tone: 'error', text: 'not reachable' },
  unknown: { tone: 'neutral', text: 'not known yet' },
};

/** Field of a template's form: an AWS account, with whether the portal gets in. */
export const AccountPickerField = (
  props: FieldExtensionComponentProps<string>,
) => {
  const { formContext, formData = '', onChange, schema, required } = props;
  const api = useApi(onboardingApiRef);
  const id = useId();
  const form: { entityRef?: string } = formContext?.formData ?? {};
  const { entityRef } = form;
  const options = useAsync(
    () => api.getOptions(entityRef || undefined),
    [api, entityRef],
  );
  const accounts = options.value?.accounts ?? [];
  const chosen = accounts.find(({ accountId }) => accountId === formData);
  const none = !options.loading && !options.error && accounts.length === 0;
  return (
    <FormControl fullWidth margin="normal" required={required}>
      <InputLabel id={`${id}-label`}>{schema.title}</InputLabel>
      <Select
        labelId={`${id}-label`}
        label={schema.title}
        value={chosen ? formData : ''}
        onChange={event => onChange(event.target.value)}
        disabled={accounts.length === 0}
        SelectDisplayProps={{ 'aria-describedby': `${id}-help` }}
      >
        {accounts.map(({ accountId, name, reachability }) => (
          <MenuItem key={accountId} value={accountId}>
            <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
              <span>
                {name} ({accountId})
              </span>
              <Box component="span" sx={{ fontSize: 13 }}>
                <ToneLabel tone={REACH[reachability.state].tone}>
                  {REACH[reachability.state].text}
                </ToneLabel>
              </Box>
            </Box>
          </MenuItem>
        ))}
      </Select>
      <FormHelperText id={`${id}-help`}>
        {chosen?.reachability.reason ??
          (options.loading ? 'Looking for accounts …' : schema.description)}
      </FormHelperText>
      {options.error && (
        <Notice severity="error">{errorMessage(options.error)}</Notice>
      )}
      {none && (
        <Notice severity="warning">
          The entity may not have an agent in any account of the portal. Ask its
          owners to extend awsAgents.accounts or awsAgents.bindingRules.
        </Notice>
      )}
    </FormControl>
  );
};
