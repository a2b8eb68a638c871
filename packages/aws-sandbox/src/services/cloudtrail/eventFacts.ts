/** Members of requests that CloudTrail must not repeat: secrets, tokens and bulk. */
export const UNRECORDED_MEMBERS: ReadonlySet<string> = new Set([
  'AccessToken',
  'Body',
  'ClientSecret',
  'MetricData',
  'SecretAccessKey',
  'SecretBinary',
  'SecretString',
  'TokenCode',
  'Value',
  'WebIdentityToken',
  'accessToken',
]);

/** Beginnings of the names of operations that change nothing. */
export const READ_ONLY_PREFIXES: readonly string[] = [
  'Assume',
  'Decode',
  'Describe',
  'Get',
  'Head',
  'List',
  'Lookup',
  'Simulate',
];

/**
 * Operations that CloudTrail calls data events.
 * Source: CloudTrail User Guide, "Logging data events".
 */
export const DATA_EVENTS: Readonly<Record<string, ReadonlySet<string>>> = {
  cloudwatch: new Set([
    'GetMetricData',
    'GetMetricStatistics',
    'ListMetrics',
    'PutMetricData',
  ]),
  s3: new Set([
    'DeleteObject',
    'DeleteObjects',
    'GetObject',
    'HeadObject',
    'ListObjects',
    'ListObjectsV2',
    'PutObject',
  ]),
};

/** Services whose calls are recorded in us-east-1 wherever they are made. */
export const GLOBAL_SERVICES: ReadonlySet<string> = new Set(['iam']);

/** Services whose replies to changes are recorded. */
export const RECORDED_REPLIES: ReadonlySet<string> = new Set(['iam']);

/** Resource types by the ARNs that are of them; the first that matches holds. */
export const RESOURCE_TYPES: readonly {
  readonly pattern: RegExp;
  readonly type: string;
}[] = [
  { pattern: /^arn:[\w-]+:iam::\d{12}:role\//, type: 'AWS::IAM::Role' },
  { pattern: /^arn:[\w-]+:iam::\d{12}:user\//, type: 'AWS::IAM::User' },
  {
    pattern: /^arn:[\w-]+:iam::(\d{12}|aws):policy\//,
    type: 'AWS::IAM::Policy',
  },
  {
    pattern: /^arn:[\w-]+:iam::\d{12}:instance-profile\//,
    type: 'AWS::IAM::InstanceProfile',
  },
  { pattern: /^arn:[\w-]+:s3:::[^/]+\/./, type: 'AWS::S3::Object' },
  { pattern: /^arn:[\w-]+:s3:::[^/]+$/, type: 'AWS::S3::Bucket' },
  { pattern: /^arn:[\w-]+:ssm:.*:parameter\//, type: 'AWS::SSM::Parameter' },
  {
    pattern: /^arn:[\w-]+:secretsmanager:.*:secret:/,
    type: 'AWS::SecretsManager::Secret',
  },
];
