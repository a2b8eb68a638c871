import Stack from '@mui/material/Stack';
import type { RoleData, RolePolicy } from 'backstage-plugin-aws-agents-common';
import { CodeBlock, Disclosure } from '../ui';

const KINDS: Readonly<Record<RolePolicy['kind'], string>> = {
  inline: 'inline policy',
  managed: 'managed policy',
  boundary: 'permissions boundary',
};

function titleOf(policy: RolePolicy): string {
  const version = policy.versionId ? `, ${policy.versionId}` : '';
  return `${policy.name} (${KINDS[policy.kind]}${version})`;
}

const asText = (document: unknown) => JSON.stringify(document, null, 2);

/** The documents as AWS returned them. */
export const RawPolicies = (props: { data: RoleData }) => (
  <Stack spacing={0.5}>
    <Disclosure summary="Trust policy: who may assume the role">
      <CodeBlock title="Trust policy" text={asText(props.data.trustPolicy)} />
    </Disclosure>
    {props.data.policies.map(policy => (
      <Disclosure
        key={`${policy.kind} ${policy.arn ?? policy.name}`}
        summary={titleOf(policy)}
      >
        <CodeBlock
          title={policy.arn ?? policy.name}
          text={asText(policy.document)}
        />
      </Disclosure>
    ))}
  </Stack>
);
