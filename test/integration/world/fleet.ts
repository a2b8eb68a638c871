import type { Entity } from '@backstage/catalog-model';
import type { SandboxSeed } from 'aws-sandbox';
import { PORTAL_ACCOUNT, PORTAL_ID, PORTAL_KEY } from './seed';

/** How large a fleet is. */
export interface FleetSize {
  readonly agents: number;
  readonly accounts: number;
  readonly regions: readonly string[];
  readonly metricsPerAgent: number;
  /** Agents of an account share its monitoring role; else each has its own. */
  readonly sharedRole?: boolean;
  /** Selectors name no metric, so that they have to be looked up. */
  readonly discovered?: boolean;
  /** Of every so many agents one has an anomaly detector, on its first metric. */
  readonly agentsPerDetector?: number;
}

/** Many agents alike, spread over accounts and regions. */
export interface Fleet {
  readonly seed: SandboxSeed;
  readonly entities: Entity[];
  /** What the section `awsAgents` has to say for them. */
  readonly config: object;
}

const NAMESPACE = 'Acme/Fleet';

/** Account of an agent, by its number. */
export function accountOf(agent: number, { accounts }: FleetSize): string {
  return String(100_000_000_001 + (agent % accounts));
}

/** Region of an agent, by its number. */
export function regionOf(
  agent: number,
  { accounts, regions }: FleetSize,
): string {
  return regions[Math.floor(agent / accounts) % regions.length];
}

const nameOf = (agent: number) => `service-${agent}`;

function allow(actions: string | string[]) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  };
}

function trust(externalId: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${PORTAL_ACCOUNT}:user/portal` },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  };
}

const TRUST_EC2 = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

const OBSERVE = allow([
  'cloudwatch:DescribeAlarms',
  'cloudwatch:DescribeAnomalyDetectors',
  'cloudwatch:GetMetricData',
  'cloudwatch:ListMetrics',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
]);

/** A seed, the entities and the config of a fleet. */
export function createFleet(size: FleetSize): Fleet {
  const agents = Array.from({ length: size.agents }, (_, index) => index);
  return {
    seed: { accounts: [portalAccount(), ...serviceAccounts(agents, size)] },
    entities: agents.map(agent => entityOf(agent, size)),
    config: size.sharedRole ? { externalId: { mode: 'account' } } : {},
  };
}

function portalAccount() {
  return {
    id: PORTAL_ACCOUNT,
    alias: 'acme-platform',
    users: [
      {
        name: 'portal',
        accessKeys: [
          { id: PORTAL_KEY.accessKeyId, secret: PORTAL_KEY.secretAccessKey },
        ],
        inlinePolicies: { assume: allow('sts:AssumeRole') },
      },
    ],
  };
}

function serviceAccounts(agents: readonly number[], size: FleetSize) {
  return Array.from({ length: size.accounts }, (_, account) => {
    const id = accountOf(account, size);
    const own = agents.filter(agent => accountOf(agent, size) === id);
    return {
      id,
      alias: `acme-${account}`,
      roles: [
        ...own.map(agent => ({
          name: `${nameOf(agent)}-alloy`,
          path: '/agents/',
          trust: TRUST_EC2,
          inlinePolicies: { metrics: allow('cloudwatch:GetMetricData') },
        })),
        ...monitoringRoles(id, own, size),
      ],
      regions: Object.fromEntries(
        size.regions.map(region => [
          region,
          {
            metrics: own
              .filter(agent => regionOf(agent, size) === region)
              .flatMap(agent => metricsOf(agent, size)),
            anomalyDetectors: own
              .filter(agent => regionOf(agent, size) === region)
              .filter(agent => hasDetector(agent, size))
              .map(agent => ({
                namespace: NAMESPACE,
                metricName: 'Metric0',
                dimensions: { Service: nameOf(agent) },
              })),
          },
        ]),
      ),
    };
  });
}

function monitoringRoles(
  accountId: string,
  agents: readonly number[],
  { sharedRole }: FleetSize,
) {
  const role = (name: string, externalId: string) => ({
    name,
    path: '/monitoring/',
    trust: trust(externalId),
    inlinePolicies: { observe: OBSERVE },
  });
  return sharedRole
    ? [role('all', `${PORTAL_ID}/${accountId}`)]
    : agents.map(agent =>
        role(nameOf(agent), `${PORTAL_ID}/component:default/${nameOf(agent)}`),
      );
}

/** Whether a metric of an agent is modelled, by the agent's number. */
export function hasDetector(
  agent: number,
  { agentsPerDetector }: FleetSize,
): boolean {
  return agentsPerDetector !== undefined && agent % agentsPerDetector === 0;
}

/** Metrics of an agent, by its number. */
export function metricsOf(agent: number, { metricsPerAgent }: FleetSize) {
  return Array.from({ length: metricsPerAgent }, (_, metric) => ({
    namespace: NAMESPACE,
    name: `Metric${metric}`,
    unit: 'Count' as const,
    dimensions: { Service: nameOf(agent) },
    pattern: { kind: 'constant' as const, base: 100 * agent, noise: 0.1 },
  }));
}

function entityOf(agent: number, size: FleetSize): Entity {
  const account = accountOf(agent, size);
  const name = nameOf(agent);
  const service = `${NAMESPACE}{Service="${name}"}`;
  const selectors = size.discovered
    ? [service]
    : Array.from(
        { length: size.metricsPerAgent },
        (_, metric) => `${service} Metric${metric}:Average@60s`,
      );
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-of-${name}`,
      annotations: {
        'aws-agents/role-arn': `arn:aws:iam::${account}:role/agents/${name}-alloy`,
        'aws-agents/monitoring-role-arn': `arn:aws:iam::${account}:role/monitoring/${
          size.sharedRole ? 'all' : name
        }`,
        'aws-agents/regions': regionOf(agent, size),
        'aws-agents/metrics': selectors.join('\n'),
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  };
}
