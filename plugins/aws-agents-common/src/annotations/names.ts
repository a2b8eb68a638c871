/**
 * Names of the catalog annotations that bind an entity to its agent.
 *
 * @public
 */
export const AWS_AGENTS_ANNOTATIONS = {
  /** Required. ARN of the IAM role the agent runs as. */
  roleArn: 'aws-agents/role-arn',
  /** ARN of the role the backend assumes to observe the agent. */
  monitoringRoleArn: 'aws-agents/monitoring-role-arn',
  /** Regions the agent collects from, separated by commas. */
  regions: 'aws-agents/regions',
  /** Where the agent runs, see {@link AGENT_PLATFORMS}. */
  platform: 'aws-agents/platform',
  /** Which agent it is, see {@link AGENT_FLAVOURS}. */
  flavour: 'aws-agents/flavour',
  /** What the agent is meant to do, separated by commas. */
  capabilities: 'aws-agents/capabilities',
  /** Metric selectors, one a line. */
  metrics: 'aws-agents/metrics',
  /** S3 locations the agent delivers to, one a line or separated by commas. */
  deliveries: 'aws-agents/deliveries',
  /** ARNs of what the agent works on beside metrics and deliveries, one a line. */
  resources: 'aws-agents/resources',
  /** ARN of the IAM user whose access keys an on-premises agent holds. */
  userArn: 'aws-agents/user-arn',
} as const;

/** @public */
export type AwsAgentsAnnotation =
  (typeof AWS_AGENTS_ANNOTATIONS)[keyof typeof AWS_AGENTS_ANNOTATIONS];
