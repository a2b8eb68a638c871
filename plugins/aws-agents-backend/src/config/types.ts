import type { ExternalIdMode } from 'backstage-plugin-aws-agents-common';

/** AWS services whose endpoint can be overridden. */
export const ENDPOINT_SERVICES = [
  'cloudtrail',
  'cloudwatch',
  'iam',
  'resourcegroupstaggingapi',
  's3',
  'secretsmanager',
  'ssm',
  'sts',
] as const;

/** A service whose endpoint can be overridden. */
export type EndpointService = (typeof ENDPOINT_SERVICES)[number];

/** What config says of one AWS account. */
export interface AccountConfig {
  accountId: string;
  name: string;
  /** Used when an entity names no region. Empty: the default regions. */
  regions: string[];
  /** Overrides the pattern of the monitoring role's name. */
  monitoringRoleName?: string;
  /** ARN of one monitoring role for all agents of the account. */
  monitoringRoleArn?: string;
  /** ARN of a role that may list the account's metrics while agents are onboarded. */
  onboardingRoleArn?: string;
  /** ExternalId in mode `account`. */
  externalId?: string;
  /** Accounts whose metrics it sees by cross-account observability; `*`: all. */
  linkedAccounts: string[];
  /** Seconds; overrides the general session duration. */
  sessionDurationSeconds?: number;
}

/** Which entities a binding rule is about; an empty list means any. */
export interface EntitySelector {
  kinds: string[];
  namespaces: string[];
  /** Entity refs, full and lower case. */
  owners: string[];
  /** Entity refs, full and lower case. */
  systems: string[];
  /** All must be present with exactly these values. */
  labels: Record<string, string>;
}

/** Says which entities may bind which accounts and roles. */
export interface BindingRule {
  id: string;
  entities: EntitySelector;
  /** Account ids; empty means any. */
  accounts: string[];
  /** Patterns of role path and name without leading slash, `*` matches any run. Empty means any. */
  roles: string[];
}

/** An IAM user's access key that is kept in a secrets store. */
export interface StoredKeyConfig {
  store: 'ssm-parameter' | 'secrets-manager';
  /** Name or ARN of the parameter or secret. */
  name: string;
  region?: string;
  /** How often the store is asked for a newer key. */
  refreshSeconds: number;
}

/** How AWS bills GetMetricData is read in two ways. */
export const PRICE_READINGS = ['metrics', 'queries'] as const;

/** What observing agents may cost. */
export interface CostConfig {
  /** US dollars a month that observing one agent may cost; absent: any. */
  monthlyBudgetUsdPerAgent?: number;
  /** By which reading of the price rule the budget is held. */
  priceReading: (typeof PRICE_READINGS)[number];
  /** Days that costs are kept. */
  retentionDays: number;
}

/** How values are exported to Prometheus, unless a scrape asks otherwise. */
export interface ExporterConfig {
  /** With the times of the points instead of that of the scrape. */
  timestamps: boolean;
  /** `dimension_queue_name` or, as YACE does by default, `dimension_QueueName`. */
  dimensionLabels: 'snake-case' | 'yace';
}

/** What is generated for new agents. */
export interface OnboardingConfig {
  /** Role or user that assumes monitoring roles; absent: found out. */
  portalPrincipalArn?: string;
  /** Begins and ends with a slash. */
  rolePath: string;
  /** Pattern of a name. */
  agentRoleName: string;
  /** Pattern of a name. */
  monitoringRoleName: string;
  permissionsBoundaryArn?: string;
  /** The portal must be of this organization. */
  organizationId?: string;
  tags: Record<string, string>;
}

/** The section `awsAgents` of app-config, validated and with its defaults. */
export interface AwsAgentsConfig {
  /** Names this portal in ExternalIds. */
  portalId: string;
  /** A role assumed first, from which the monitoring roles are assumed. */
  hubRole?: { arn: string; externalId?: string };
  /** Never empty. */
  defaultRegions: string[];
  /** Pattern of the monitoring role's path and name; absent: the agent role itself is assumed. */
  monitoringRoleName?: string;
  accounts: AccountConfig[];
  externalId: {
    mode: ExternalIdMode;
    value?: string;
    /** Whether AssumeRole with another ExternalId may find out if a role demands it. */
    probe: boolean;
  };
  sessionPolicy: { enabled: boolean };
  session: {
    durationSeconds: number;
    sourceIdentity?: string;
    /** Session tags; values may hold placeholders of the entity. */
    tags: Record<string, string>;
  };
  sts: { region?: string };
  /** Where the key of the portal identity is kept, when it is an IAM user's. */
  storedKey?: StoredKeyConfig;
  /** One endpoint for all services, for example of a local AWS. */
  endpoint?: string;
  endpoints: Partial<Record<EndpointService, string>>;
  useFipsEndpoint?: boolean;
  useDualstackEndpoint?: boolean;
  limits: {
    maxSessions: number;
    sessionIdleSeconds: number;
    connectTimeoutMillis: number;
    requestTimeoutMillis: number;
    maxAttempts: number;
    concurrentCallsPerAccount: number;
    concurrentCalls: number;
    callsPerSecond: number;
    quotaSharePercent: number;
    recordedCallsPerAgent: number;
    /** Between two refreshes of one agent that somebody asks for. */
    minRefreshSeconds: number;
  };
  collection: {
    intervalSeconds: number;
    initialDelaySeconds: number;
    timeoutSeconds: number;
    shards: number;
  };
  cost: CostConfig;
  exporter: ExporterConfig;
  accessKeys: { rotationLimitDays: number };
  onboarding: OnboardingConfig;
  permissions: {
    /** Ask IAM once a day which services a role has used. */
    serviceLastAccessed: boolean;
    /** Have IAM and Access Analyzer judge what the portal has judged. */
    confirmWithAws: boolean;
    /** Role that may read service control policies; absent: they are not read. */
    organizationRoleArn?: string;
  };
  /** When there are any, a binding needs one that allows it. */
  bindingRules: BindingRule[];
  /** Capabilities that modules add to the built-in ones. */
  capabilities: string[];
}
