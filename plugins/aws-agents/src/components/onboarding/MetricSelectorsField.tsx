import { useApi } from '@backstage/core-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import useAsync from 'react-use/esm/useAsync';
import { useState } from 'react';
import { onboardingApiRef } from '../../api';
import { errorMessage, ToneLabel } from '../ui';
import { describeCheck } from './describeCheck';
import { linesOf } from './linesOf';
import type { RelevantForm } from './relevance';
import { useDebounced } from './useDebounced';
import { useRelevantValue } from './useRelevantValue';

const TYPING_MS = 600;

/** Whether CloudWatch has what one selector names. */
const SelectorCheck = (props: {
  selector: string;
  place: { entityRef: string; accountId: string; region: string };
}) => {
  const { selector } = props;
  const { entityRef, accountId, region } = props.place;
  const api = useApi(onboardingApiRef);
  const check = useAsync(
    () => api.checkMetrics({ entityRef, accountId, region, selector }),
    [api, entityRef, accountId, region, selector],
  );
  const { tone, text, examples } = check.error
    ? {
        tone: 'warning' as const,
        text: errorMessage(check.error),
        examples: undefined,
      }
    : describeCheck(check.value, region);
  return (
    <Box component="li" sx={{ mb: 0.5, '& span': { whiteSpace: 'normal' } }}>
      <code>{selector}</code>{' '}
      <ToneLabel tone={check.loading ? 'neutral' : tone}>
        {check.loading ? 'asking CloudWatch …' : text}
      </ToneLabel>
      {!check.loading && examples && (
        <Box component="span" sx={{ ml: 1, color: 'text.secondary' }}>
          {examples}
        </Box>
      )}
    </Box>
  );
};

/** Field of a template's form: metric selectors, one a line, held against CloudWatch. */
export const MetricSelectorsField = (
  props: FieldExtensionComponentProps<string[]>,
) => {
  const { name, formContext, formData, onChange, schema } = props;
  const [text, setText] = useState((formData ?? []).join('\n'));
  const settled = useDebounced(text, TYPING_MS);
  const form: RelevantForm & {
    entityRef?: string;
    accountId?: string;
    regions?: string[];
  } = formContext?.formData ?? {};
  const { entityRef, accountId, regions: [region] = [] } = form;
  const place =
    entityRef && accountId && region ? { entityRef, accountId, region } : null;
  const lines = linesOf(text);
  const { shown } = useRelevantValue({
    name,
    form,
    entered: lines.length ? lines : undefined,
    formData: formData?.length ? formData : undefined,
    onChange: value => onChange(value ?? []),
  });
  if (!shown) {
    return null;
  }
  return (
    <Box sx={{ my: 2 }}>
      <TextField
        fullWidth
        multiline
        minRows={2}
        label={schema.title}
        helperText={schema.description}
        placeholder='AWS/SQS{QueueName="returns"}'
        value={text}
        onChange={event => setText(event.target.value)}
        inputProps={{ spellCheck: false, style: { fontFamily: 'monospace' } }}
      />
      {place && (
        <Box
          component="ul"
          aria-label="What CloudWatch has"
          aria-live="polite"
          sx={{ mt: 1, mb: 0, pl: 2.5, fontSize: 13 }}
        >
          {linesOf(settled).map(selector => (
            <SelectorCheck key={selector} selector={selector} place={place} />
          ))}
        </Box>
      )}
    </Box>
  );
};
