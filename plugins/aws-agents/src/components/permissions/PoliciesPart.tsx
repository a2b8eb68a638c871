import Stack from '@mui/material/Stack';
import type { PolicyText } from 'backstage-plugin-aws-agents-common';
import { CodeBlock, Disclosure } from '../ui';
import { policyTitle } from './words';

/** The documents as AWS returned them. */
export const PoliciesPart = (props: { policies: PolicyText[] }) => (
  <Stack spacing={0.5}>
    {props.policies.map(policy => (
      <Disclosure
        key={policy.id}
        summary={`${policyTitle(policy)}, ${policy.size.toLocaleString(
          'en',
        )} characters`}
      >
        <CodeBlock title={policy.arn ?? policy.name} text={policy.text} />
      </Disclosure>
    ))}
  </Stack>
);
