import type {
  Capability,
  CapabilityNeed,
} from 'backstage-plugin-aws-agents-node';

const ALLOY_CLOUDWATCH =
  'Grafana Alloy, prometheus.exporter.cloudwatch, "Authentication"';
const CLOUDWATCH_PERMISSIONS =
  'Amazon CloudWatch User Guide, "CloudWatch permissions reference"';
const LOGS_PERMISSIONS =
  'Amazon CloudWatch Logs User Guide, "CloudWatch Logs permissions reference"';
const ALLOY_EC2 = 'Grafana Alloy, discovery.ec2';
const ALLOY_ECS =
  'Grafana Alloy, discovery.ecs; AWS OpenTelemetry ECS observer';
const LOKI_STORAGE =
  'Grafana Loki, "Storage", "AWS deployment (S3 single store)"; Tempo, "Amazon S3 permissions"';
const AMP =
  'Amazon Managed Service for Prometheus User Guide, "IAM permissions and policies"';
const XRAY =
  'AWS X-Ray Developer Guide, managed policy AWSXRayDaemonWriteAccess';
const FIREHOSE =
  'Amazon CloudWatch User Guide, "Trust between CloudWatch and Firehose"';
const SQS = 'Amazon SQS Developer Guide, "Amazon SQS API permissions"';
const REMOTE_CONFIG = 'Grafana Alloy, remote.s3';
const SECRETS =
  'AWS Secrets Manager, Systems Manager and KMS service authorization references';

const WORKSPACE = 'arn:{partition}:aps:{region}:{account}:workspace/*';
const LOG_GROUP = 'arn:{partition}:logs:{region}:{account}:log-group:*';
const BUCKET = 'arn:{partition}:s3:::{bucket}';
const OBJECTS = 'arn:{partition}:s3:::{bucket}/{prefix}*';
const QUEUE = 'arn:{partition}:sqs:{region}:{account}:*';

/** Capability, action, resource, why, source. */
type Row = readonly [string, string, string, string, string];

/** Actions with resource `*` take none; the others are scoped by their ARN. */
const ROWS: readonly Row[] = [
  [
    'cloudwatch-metrics',
    'cloudwatch:ListMetrics',
    '*',
    'find the metrics of a namespace',
    ALLOY_CLOUDWATCH,
  ],
  [
    'cloudwatch-metrics',
    'cloudwatch:GetMetricData',
    '*',
    'read metrics in bulk',
    ALLOY_CLOUDWATCH,
  ],
  [
    'cloudwatch-metrics',
    'cloudwatch:GetMetricStatistics',
    '*',
    'read metrics of static jobs',
    ALLOY_CLOUDWATCH,
  ],
  [
    'cloudwatch-metrics',
    'tag:GetResources',
    '*',
    'find resources by tag',
    ALLOY_CLOUDWATCH,
  ],
  [
    'cloudwatch-alarms',
    'cloudwatch:DescribeAlarms',
    'arn:{partition}:cloudwatch:{region}:{account}:alarm:*',
    'read the state of alarms',
    CLOUDWATCH_PERMISSIONS,
  ],
  [
    'cloudwatch-alarms',
    'cloudwatch:DescribeAnomalyDetectors',
    '*',
    'read anomaly detectors',
    CLOUDWATCH_PERMISSIONS,
  ],
  [
    'cloudwatch-logs-read',
    'logs:DescribeLogGroups',
    'arn:{partition}:logs:{region}:{account}:log-group:*',
    'find log groups',
    LOGS_PERMISSIONS,
  ],
  [
    'cloudwatch-logs-read',
    'logs:FilterLogEvents',
    LOG_GROUP,
    'read log events',
    LOGS_PERMISSIONS,
  ],
  [
    'cloudwatch-logs-write',
    'logs:CreateLogGroup',
    LOG_GROUP,
    'create its log group',
    LOGS_PERMISSIONS,
  ],
  [
    'cloudwatch-logs-write',
    'logs:DescribeLogStreams',
    LOG_GROUP,
    'find its log streams',
    LOGS_PERMISSIONS,
  ],
  [
    'cloudwatch-logs-write',
    'logs:CreateLogStream',
    LOG_GROUP,
    'create its log stream',
    LOGS_PERMISSIONS,
  ],
  [
    'cloudwatch-logs-write',
    'logs:PutLogEvents',
    LOG_GROUP,
    'write log events',
    LOGS_PERMISSIONS,
  ],
  ['s3-logs', 's3:ListBucket', BUCKET, 'list what it has stored', LOKI_STORAGE],
  [
    's3-logs',
    's3:GetObject',
    OBJECTS,
    'read back chunks and indexes',
    LOKI_STORAGE,
  ],
  [
    's3-logs',
    's3:PutObject',
    OBJECTS,
    'store chunks and indexes',
    LOKI_STORAGE,
  ],
  [
    'ec2-discovery',
    'ec2:DescribeInstances',
    '*',
    'find instances to scrape',
    ALLOY_EC2,
  ],
  [
    'ec2-discovery',
    'ec2:DescribeAvailabilityZones',
    '*',
    'name the availability zone of an instance',
    ALLOY_EC2,
  ],
  ['ecs-discovery', 'ecs:ListClusters', '*', 'find clusters', ALLOY_ECS],
  [
    'ecs-discovery',
    'ecs:ListServices',
    '*',
    'find the services of a cluster',
    ALLOY_ECS,
  ],
  [
    'ecs-discovery',
    'ecs:ListTasks',
    'arn:{partition}:ecs:{region}:{account}:container-instance/*',
    'find tasks to scrape',
    ALLOY_ECS,
  ],
  [
    'ecs-discovery',
    'ecs:DescribeTasks',
    'arn:{partition}:ecs:{region}:{account}:task/*',
    'read the addresses of tasks',
    ALLOY_ECS,
  ],
  [
    'ecs-discovery',
    'ecs:DescribeServices',
    'arn:{partition}:ecs:{region}:{account}:service/*',
    'read the services of tasks',
    ALLOY_ECS,
  ],
  [
    'amp-remote-write',
    'aps:RemoteWrite',
    WORKSPACE,
    'send metrics to the workspace',
    AMP,
  ],
  ['amp-query', 'aps:QueryMetrics', WORKSPACE, 'query the workspace', AMP],
  ['amp-query', 'aps:GetLabels', WORKSPACE, 'list labels', AMP],
  ['amp-query', 'aps:GetSeries', WORKSPACE, 'list series', AMP],
  [
    'amp-query',
    'aps:GetMetricMetadata',
    WORKSPACE,
    'read help texts and types',
    AMP,
  ],
  ['xray-traces', 'xray:PutTraceSegments', '*', 'send traces', XRAY],
  [
    'xray-traces',
    'xray:PutTelemetryRecords',
    '*',
    'send telemetry records',
    XRAY,
  ],
  [
    'xray-traces',
    'xray:GetSamplingRules',
    '*',
    'follow the sampling rules',
    XRAY,
  ],
  [
    'xray-traces',
    'xray:GetSamplingTargets',
    '*',
    'follow the sampling quotas',
    XRAY,
  ],
  [
    'xray-traces',
    'xray:GetSamplingStatisticSummaries',
    '*',
    'report sampling statistics',
    XRAY,
  ],
  [
    'firehose-delivery',
    'firehose:PutRecord',
    'arn:{partition}:firehose:{region}:{account}:deliverystream/*',
    'send records',
    FIREHOSE,
  ],
  [
    'firehose-delivery',
    'firehose:PutRecordBatch',
    'arn:{partition}:firehose:{region}:{account}:deliverystream/*',
    'send records in batches',
    FIREHOSE,
  ],
  ['sqs-read', 'sqs:ReceiveMessage', QUEUE, 'receive messages', SQS],
  ['sqs-read', 'sqs:DeleteMessage', QUEUE, 'delete what it has received', SQS],
  [
    'sqs-read',
    'sqs:GetQueueAttributes',
    QUEUE,
    'read the state of the queue',
    SQS,
  ],
  [
    'secrets-read',
    'ssm:GetParameter',
    'arn:{partition}:ssm:{region}:{account}:parameter/*',
    'read parameters at run time',
    SECRETS,
  ],
  [
    'secrets-read',
    'secretsmanager:GetSecretValue',
    'arn:{partition}:secretsmanager:{region}:{account}:secret:*',
    'read secrets at run time',
    SECRETS,
  ],
  [
    'secrets-read',
    'kms:Decrypt',
    'arn:{partition}:kms:{region}:{account}:key/*',
    'decrypt what is encrypted with a customer key',
    SECRETS,
  ],
  [
    's3-config',
    's3:GetObject',
    'arn:{partition}:s3:::*',
    'read its configuration',
    REMOTE_CONFIG,
  ],
];

/** The built-in capabilities with the permissions they need. */
export const CAPABILITIES: readonly Capability[] = [
  ...new Set(ROWS.map(([id]) => id)),
].map(id => ({ id, needs: ROWS.filter(row => row[0] === id).map(toNeed) }));

function toNeed([, action, resource, why, source]: Row): CapabilityNeed {
  return { action, resource, why, source };
}
