import type {
  OnboardingOptions,
  OnboardingRequest,
} from 'backstage-plugin-aws-agents-common';
import { workspaceOf } from './resources';

/** What teams usually want, as sets of capabilities. */
export const PRESETS: OnboardingOptions['presets'] = [
  {
    id: 'metrics',
    title: 'CloudWatch metrics',
    description: 'Reads metrics and sends them to any Prometheus.',
    capabilities: ['cloudwatch-metrics'],
  },
  {
    id: 'metrics-to-amp',
    title: 'CloudWatch metrics to Amazon Managed Prometheus',
    description: 'Reads metrics and writes them to a workspace, signed.',
    capabilities: ['cloudwatch-metrics', 'amp-remote-write'],
  },
  {
    id: 'metrics-and-logs',
    title: 'CloudWatch metrics, and logs to S3',
    description: 'Reads metrics, and keeps logs in a bucket.',
    capabilities: ['cloudwatch-metrics', 's3-logs'],
  },
  {
    id: 'logs',
    title: 'Logs to S3',
    description: 'Keeps logs in a bucket.',
    capabilities: ['s3-logs'],
  },
  {
    id: 'hosts',
    title: 'Metrics of EC2 hosts',
    description: 'Finds instances and scrapes them.',
    capabilities: ['ec2-discovery', 'amp-remote-write'],
  },
];

/** Titles of the built-in capabilities; modules' are shown by their id. */
export const CAPABILITY_TITLES: Readonly<Record<string, string>> = {
  'cloudwatch-metrics': 'Read CloudWatch metrics',
  'cloudwatch-alarms': 'Read CloudWatch alarms',
  'cloudwatch-logs-read': 'Read CloudWatch Logs',
  'cloudwatch-logs-write': 'Write CloudWatch Logs',
  's3-logs': 'Keep logs in S3',
  's3-config': 'Read configuration from S3',
  'ec2-discovery': 'Discover EC2 instances',
  'ecs-discovery': 'Discover ECS tasks',
  'amp-remote-write': 'Write to Amazon Managed Prometheus',
  'amp-query': 'Query Amazon Managed Prometheus',
  'xray-traces': 'Send traces to X-Ray',
  'firehose-delivery': 'Send to Firehose, and receive from it',
  'sqs-read': 'Read S3 notifications from SQS',
  'secrets-read': 'Read secrets and parameters',
  'cross-account': 'Assume roles in other accounts',
};

/** Titles of the platforms. */
export const PLATFORMS: OnboardingOptions['platforms'] = [
  { id: 'ec2', title: 'EC2 with an instance profile' },
  { id: 'eks-irsa', title: 'EKS, IAM role for the service account (IRSA)' },
  { id: 'eks-pod-identity', title: 'EKS Pod Identity' },
  { id: 'ecs', title: 'ECS on Fargate' },
  { id: 'on-premises', title: 'On premises, IAM Roles Anywhere' },
];

/**
 * Capabilities of the preset and those chosen one by one, each once; with what
 * the destination takes, so that no agent writes to where it may not.
 */
export function chosenCapabilities({
  preset,
  capabilities,
  destinations,
}: Pick<
  OnboardingRequest,
  'preset' | 'capabilities' | 'destinations'
>): string[] {
  const ofPreset = PRESETS.find(({ id }) => id === preset)?.capabilities ?? [];
  const implied = workspaceOf(destinations.metricsUrl)
    ? ['amp-remote-write']
    : [];
  return [...new Set([...ofPreset, ...capabilities, ...implied])];
}
