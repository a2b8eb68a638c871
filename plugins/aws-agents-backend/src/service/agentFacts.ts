import type {
  AccessKeysData,
  AgentCredentialsResponse,
  AgentPlatform,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../agents';

type Fact = AgentCredentialsResponse['agent']['facts'][number];

/** Where an agent gets its credentials, by platform [AWS SDKs and Tools Reference]. */
const SOURCES: Readonly<Record<AgentPlatform, string>> = {
  ec2: 'instance profile, through the instance metadata service',
  'eks-irsa': 'service account token, exchanged for a session of the role',
  'eks-pod-identity': 'EKS Pod Identity agent on the node',
  ecs: 'task role, through the container credentials endpoint',
  'on-premises': 'access key or IAM Roles Anywhere, from a file or a process',
};

/**
 * What can be known of an agent's own credentials without asking the agent.
 * Unknown is null, never a guess.
 */
export function agentFacts(
  agent: ResolvedAgent,
  role: RoleData | null,
  accessKeys: AccessKeysData | null,
): Fact[] {
  const { platform } = agent.binding;
  const longest = role?.maxSessionDurationSeconds;
  return [
    {
      label: 'Platform',
      value: platform ?? null,
      source: 'annotation aws-agents/platform',
    },
    {
      label: 'Expected credential source',
      value: platform ? SOURCES[platform] : null,
      source: 'the platform',
    },
    {
      label: 'Role last used',
      value: role?.lastUsed
        ? `${role.lastUsed.at}${
            role.lastUsed.region ? ` in ${role.lastUsed.region}` : ''
          }`
        : null,
      source: 'IAM GetRole, RoleLastUsed (AWS tracks 400 days)',
    },
    {
      label: 'Longest session of the role',
      value: longest ? `${longest} seconds` : null,
      source: 'IAM GetRole, MaxSessionDuration',
    },
    ...(accessKeys?.keys ?? []).map(key => ({
      label: `Access key ${key.accessKeyId}`,
      value: `${key.status.toLocaleLowerCase('en-US')}, ${
        key.ageDays
      } days old, ${
        key.lastUsed ? `last used ${key.lastUsed.at}` : 'never used'
      }`,
      source: 'IAM ListAccessKeys and GetAccessKeyLastUsed',
    })),
  ];
}
