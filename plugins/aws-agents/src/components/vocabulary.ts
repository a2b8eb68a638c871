import type {
  AgentFlavour,
  AgentPlatform,
  ChainHop,
  CredentialSource,
  ExternalIdMode,
} from 'backstage-plugin-aws-agents-common';

/** What people call each platform. */
export const PLATFORM_NAMES: Readonly<Record<AgentPlatform, string>> = {
  ec2: 'EC2 instance',
  'eks-irsa': 'EKS with IRSA',
  'eks-pod-identity': 'EKS Pod Identity',
  ecs: 'ECS task',
  'on-premises': 'On-premises',
};

export const FLAVOUR_NAMES: Readonly<Record<AgentFlavour, string>> = {
  alloy: 'Grafana Alloy',
  'grafana-agent': 'Grafana Agent',
};

export const SOURCE_NAMES: Readonly<Record<CredentialSource, string>> = {
  environment: 'Environment variables',
  sso: 'IAM Identity Center (SSO)',
  'shared-file': 'Shared credentials file',
  'assume-role-profile': 'Profile that assumes a role',
  process: 'Credential process',
  'web-identity': 'Web identity token',
  container: 'Container credentials',
  'instance-metadata': 'EC2 instance metadata',
  'config-keys': 'Access keys in app-config',
  'config-profile': 'Profile named in app-config',
  'config-role': 'Role named in app-config',
  'ssm-parameter': 'SSM Parameter Store',
  'secrets-manager': 'Secrets Manager',
};

export const HOP_NAMES: Readonly<Record<ChainHop['kind'], string>> = {
  'portal-identity': 'Portal identity',
  'hub-role': 'Hub role',
  'monitoring-role': 'Monitoring role',
};

export const EXTERNAL_ID_MODE_NAMES: Readonly<Record<ExternalIdMode, string>> =
  {
    entity: 'one for each entity',
    account: 'one for each account',
    fixed: 'the same for all',
    none: 'none is sent',
  };

/** What people call each collector; others are shown by their own name. */
export const COLLECTOR_NAMES: Readonly<Record<string, string>> = {
  session: 'Session',
  metrics: 'Metrics',
  alarms: 'Alarms',
  deliveries: 'Deliveries',
  role: 'Permissions',
  'external-id': 'ExternalId',
  'access-keys': 'Access keys',
  'service-use': 'Use of services',
  'policy-confirmation': 'Confirmation by AWS',
};

/** Where in the tab each collector's observations are. */
export const COLLECTOR_ANCHORS: Readonly<Record<string, string>> = {
  session: 'aws-agent-session',
  metrics: 'aws-agent-metrics',
  alarms: 'aws-agent-alarms',
  deliveries: 'aws-agent-deliveries',
  role: 'aws-agent-permissions',
  'service-use': 'aws-agent-permissions',
  'policy-confirmation': 'aws-agent-permissions',
  'external-id': 'aws-agent-chain',
  'access-keys': 'aws-agent-access-keys',
};

/** The platform's name, or the text as it is when it is none we know. */
export function platformName(platform: string): string {
  return (PLATFORM_NAMES as Record<string, string>)[platform] ?? platform;
}
