/**
 * Where an agent runs; determines how it gets its credentials.
 *
 * @public
 */
export const AGENT_PLATFORMS = [
  'ec2',
  'eks-irsa',
  'eks-pod-identity',
  'ecs',
  'on-premises',
] as const;

/** @public */
export type AgentPlatform = (typeof AGENT_PLATFORMS)[number];

/**
 * Which agent it is. Grafana Agent reached its end of life on 2025-11-01.
 *
 * @public
 */
export const AGENT_FLAVOURS = ['alloy', 'grafana-agent'] as const;

/** @public */
export type AgentFlavour = (typeof AGENT_FLAVOURS)[number];

/**
 * What an agent can be meant to do. The backend accepts further names that
 * modules register; these are the built-in ones.
 *
 * @public
 */
export const AGENT_CAPABILITIES = [
  'cloudwatch-metrics',
  'cloudwatch-alarms',
  'cloudwatch-logs-read',
  'cloudwatch-logs-write',
  's3-logs',
  'ec2-discovery',
  'ecs-discovery',
  'amp-remote-write',
  'amp-query',
  'xray-traces',
  'firehose-delivery',
  'sqs-read',
  'secrets-read',
  's3-config',
  'cross-account',
] as const;

/** @public */
export type AgentCapability = (typeof AGENT_CAPABILITIES)[number];
