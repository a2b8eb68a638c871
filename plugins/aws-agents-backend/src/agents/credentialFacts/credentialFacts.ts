import type {
  AccessKeysData,
  AgentCredentialsResponse,
  AgentPlatform,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../types';
import { readTrust, type Trust } from './readTrust';

/** One thing that is known, or known to be unknown, of an agent's credentials. */
export type CredentialFact = AgentCredentialsResponse['agent']['facts'][number];

/** Where an agent gets its credentials. Source: AWS SDKs and Tools Reference. */
const SOURCES: Readonly<Record<AgentPlatform, string>> = {
  ec2: 'instance profile, through the instance metadata service',
  'eks-irsa': 'service account token, exchanged for a session of the role',
  'eks-pod-identity': 'EKS Pod Identity agent on the node',
  ecs: 'task role, through the container credentials endpoint',
  'on-premises': 'access key or IAM Roles Anywhere, from a file or a process',
};

/** The AWS service that hands the role out. */
const SERVICES: Partial<Record<AgentPlatform, string>> = {
  ec2: 'ec2.amazonaws.com',
  'eks-pod-identity': 'pods.eks.amazonaws.com',
  ecs: 'ecs-tasks.amazonaws.com',
  'on-premises': 'rolesanywhere.amazonaws.com',
};

const TRUST = "the role's trust policy";

/**
 * What can be known of an agent's own credentials without asking the agent.
 * Unknown is null, never a guess.
 */
export function credentialFacts(
  agent: Pick<ResolvedAgent, 'binding'>,
  role: RoleData | null,
  accessKeys: AccessKeysData | null,
): CredentialFact[] {
  const { platform } = agent.binding;
  const trust = role ? readTrust(role.trustPolicy) : undefined;
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
    ...(platform ? platformFacts(platform, role, trust) : []),
    ...roleFacts(role),
    ...keyFacts(accessKeys),
  ];
}

function platformFacts(
  platform: AgentPlatform,
  role: RoleData | null,
  trust: Trust | undefined,
): CredentialFact[] {
  if (platform === 'eks-irsa') {
    return serviceAccountFacts(trust);
  }
  const service = SERVICES[platform];
  return [
    ...(platform === 'ec2' ? [instanceProfileFact(role)] : []),
    ...(service
      ? [
          {
            label: `Trusts ${service}`,
            value: trust && yesOrNo(trust.services.includes(service)),
            source: TRUST,
          },
        ]
      : []),
  ].map(fact => ({ ...fact, value: fact.value ?? null }));
}

function serviceAccountFacts(trust: Trust | undefined): CredentialFact[] {
  const accounts = trust?.serviceAccounts ?? [];
  const known = (values: (string | null)[]) => {
    const distinct = [...new Set(values.filter(value => value !== null))];
    return distinct.length ? distinct.join(', ') : null;
  };
  return [
    {
      label: 'OIDC provider',
      value: known(accounts.map(({ issuer }) => issuer)),
      source: TRUST,
    },
    {
      label: 'Namespace',
      value: known(accounts.map(({ namespace }) => namespace)),
      source: TRUST,
    },
    {
      label: 'Service account',
      value: known(accounts.map(({ serviceAccount }) => serviceAccount)),
      source: TRUST,
    },
  ];
}

function instanceProfileFact(role: RoleData | null): CredentialFact {
  const profiles = role?.instanceProfiles;
  return {
    label: 'Instance profile',
    value: profiles ? profiles.join(', ') || 'none has the role' : null,
    source: 'IAM ListInstanceProfilesForRole',
  };
}

function roleFacts(role: RoleData | null): CredentialFact[] {
  const seconds = role?.maxSessionDurationSeconds;
  return [
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
      value: seconds ? `${seconds} seconds` : null,
      source: 'IAM GetRole, MaxSessionDuration',
    },
  ];
}

function keyFacts(accessKeys: AccessKeysData | null): CredentialFact[] {
  return (accessKeys?.keys ?? []).map(key => ({
    label: `Access key ${key.accessKeyId}`,
    value: [
      key.status === 'Active' ? 'active' : 'inactive: delete it',
      `${Math.floor(key.ageDays)} days old${
        key.overdue
          ? `, past the limit of ${accessKeys?.rotationLimitDays} days`
          : ''
      }`,
      key.lastUsed ? `last used ${key.lastUsed.at}` : 'never used',
    ].join(', '),
    source: 'IAM ListAccessKeys and GetAccessKeyLastUsed',
  }));
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
