import { parseIamArn } from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';

/** To which resources a read of the portal can be confined. */
type Scope = (agent: ObservedAgent) => readonly string[];

const ANY: Scope = () => ['*'];
const ROLES: Scope = ({ binding, monitoringRoleArn }) => [
  ...new Set([binding.agentRoleArn, monitoringRoleArn]),
];
const AGENT_ROLE: Scope = ({ binding }) => [binding.agentRoleArn];
/** Those of the agents' path; a new agent has none, and all of an account are too many. */
const MANAGED_POLICIES: Scope = ({ partition, accountId, binding }) => {
  const path = parseIamArn(binding.agentRoleArn, 'role')?.path ?? '/';
  return path === '/'
    ? []
    : [`arn:${partition}:iam::${accountId}:policy${path}*`];
};
const BUCKETS: Scope = ({ partition, binding }) => [
  ...new Set(
    binding.deliveries.map(({ bucket }) => `arn:${partition}:s3:::${bucket}`),
  ),
];
const USER: Scope = ({ binding }) => (binding.userArn ? [binding.userArn] : []);
const INSTANCE_ROLE: Scope = agent =>
  agent.binding.platform === 'ec2' ? AGENT_ROLE(agent) : [];

/** By action, or by its prefix with `*`; the first that fits. Actions that take no resource are the rest. */
const SCOPES: ReadonlyArray<readonly [string, Scope]> = [
  ['iam:GetRole', ROLES],
  ['iam:ListRolePolicies', AGENT_ROLE],
  ['iam:GetRolePolicy', AGENT_ROLE],
  ['iam:ListAttachedRolePolicies', AGENT_ROLE],
  ['iam:ListInstanceProfilesForRole', INSTANCE_ROLE],
  ['iam:GetPolicy*', MANAGED_POLICIES],
  ['iam:GenerateServiceLastAccessedDetails', AGENT_ROLE],
  ['iam:SimulatePrincipalPolicy', AGENT_ROLE],
  ['iam:ListAccessKeys', USER],
  ['iam:GetAccessKeyLastUsed', USER],
  ['s3:*', BUCKETS],
];

/** The resources on which the portal needs an action to observe an agent; none when it does not need it at all. */
export function resourcesRead(
  agent: ObservedAgent,
  action: string,
): readonly string[] {
  const found = SCOPES.find(([pattern]) =>
    pattern.endsWith('*')
      ? action.startsWith(pattern.slice(0, -1))
      : action === pattern,
  );
  return (found ? found[1] : ANY)(agent);
}
