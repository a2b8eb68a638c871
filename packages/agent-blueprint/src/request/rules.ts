/** What a text must look like. */
export interface TextRule {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly expected: string;
}

const rule = (
  pattern: RegExp,
  maxLength: number,
  expected: string,
): TextRule => ({ pattern, maxLength, expected });

const arn = (service: string, rest: string): RegExp =>
  new RegExp(`^arn:(?:aws|aws-cn|aws-us-gov):${service}:${rest}$`, 'u');

const REGION_PART = '[a-z]{2}(?:-[a-z]+)+-\\d{1,2}';
const IAM_PATH = '(?:[A-Za-z0-9_+=,.@-]+/)*';
const IAM_NAME = '[A-Za-z0-9_+=,.@-]{1,64}';

/** Limits of AWS, Kubernetes, Backstage and Loki, by what the text is. */
export const RULES = {
  entityKind: rule(
    /^[A-Za-z][A-Za-z0-9]*$/,
    63,
    'the kind of an entity, such as Component',
  ),
  entityNamespace: rule(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    63,
    'the namespace of an entity, such as default',
  ),
  entityName: rule(
    /^[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*$/,
    63,
    'the name of an entity, such as payments',
  ),
  owner: rule(
    /^[A-Za-z0-9][A-Za-z0-9:/._-]*$/,
    256,
    'the reference of an entity, such as group:default/team-payments',
  ),
  accountId: rule(/^\d{12}$/, 12, '12 digits'),
  region: rule(
    new RegExp(`^${REGION_PART}$`),
    32,
    'a region such as eu-west-1',
  ),
  capability: rule(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    64,
    'a capability such as cloudwatch-metrics',
  ),
  // IAM User Guide, "IAM and AWS STS quotas".
  roleName: rule(
    new RegExp(`^${IAM_NAME}$`),
    64,
    '1 to 64 letters, digits and +=,.@_-',
  ),
  // IAM allows more; what would have to be quoted on a command line is left out.
  rolePath: rule(
    new RegExp(`^/${IAM_PATH}$`),
    512,
    'a path such as /agents/ of letters, digits and +=,.@_-, with a slash at both ends',
  ),
  policyArn: rule(
    arn('iam', `:(?:\\d{12}|aws):policy/${IAM_PATH}[A-Za-z0-9_+=,.@-]{1,128}`),
    2048,
    'the ARN of a managed policy',
  ),
  principalArn: rule(
    arn('iam', `:\\d{12}:(?:role|user)/${IAM_PATH}${IAM_NAME}`),
    2048,
    'the ARN of a role or user, such as arn:aws:iam::999988887777:role/portal',
  ),
  // STS API Reference, AssumeRole.
  externalId: rule(
    /^[\w+=,.@:/-]{2,}$/,
    1224,
    '2 to 1224 letters, digits and +=,.@:/-_',
  ),
  organizationId: rule(
    /^o-[a-z0-9]{10,32}$/,
    34,
    'an organization such as o-a1b2c3d4e5',
  ),
  oidcProviderArn: rule(
    arn('iam', ':\\d{12}:oidc-provider/[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*'),
    512,
    "the ARN of the cluster's OIDC provider in IAM",
  ),
  // EKS API Reference, CreateCluster.
  clusterName: rule(
    /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
    100,
    'the name of an EKS cluster',
  ),
  kubernetesLabel: rule(
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
    63,
    'a Kubernetes name of lower-case letters, digits and hyphens',
  ),
  kubernetesName: rule(
    /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
    253,
    'a Kubernetes name of lower-case letters, digits, dots and hyphens',
  ),
  kubernetesKey: rule(
    /^[A-Za-z0-9._-]+$/,
    253,
    'a key of a Kubernetes secret: letters, digits, dots, hyphens and underscores',
  ),
  // CloudWatch Logs API Reference, CreateLogGroup.
  logGroup: rule(
    /^[A-Za-z0-9_/.#-]+$/,
    512,
    'the name of a log group: letters, digits and _-/.#',
  ),
  trustAnchorArn: rule(
    arn('rolesanywhere', `${REGION_PART}:\\d{12}:trust-anchor/[0-9a-f-]{36}`),
    128,
    'the ARN of a trust anchor of IAM Roles Anywhere',
  ),
  // Becomes a session tag, and stands in a policy: letters of ASCII only.
  commonName: rule(
    /^[A-Za-z0-9_.:/=+@-]+(?: [A-Za-z0-9_.:/=+@-]+)*$/,
    64,
    'the common name of a certificate: letters, digits and _.:/=+-@',
  ),
  filePath: rule(
    /^(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$/,
    512,
    'an absolute path of letters, digits and _.-, none of its parts beginning with a dot',
  ),
  logFile: rule(
    /^(?!.*\/\.\.?(?:\/|$))\/[A-Za-z0-9_./*?{},-]+$/,
    512,
    'a pattern of absolute paths such as /var/log/*.log',
  ),
  // CloudWatch API Reference, MetricDatum and Dimension.
  namespace: rule(/^[A-Za-z0-9._\-/#: ]+$/, 255, 'a namespace such as AWS/SQS'),
  dimensionName: rule(
    /^(?!:)[\x20\x21\x23-\x5B\x5D-\x7E]*[\x21\x23-\x5B\x5D-\x7E][\x20\x21\x23-\x5B\x5D-\x7E]*$/,
    255,
    'a name such as QueueName: ASCII without quotes and backslashes',
  ),
  dimensionValue: rule(
    /^[\x20-\x7E]*[\x21-\x7E][\x20-\x7E]*$/,
    1024,
    'ASCII text such as payments or payments-*',
  ),
  selectorText: rule(
    /^(?! )[^\p{C}]+(?<! )$/u,
    4096,
    'one line of the annotation aws-agents/metrics',
  ),
  // Entries of the annotation are told apart by blanks and commas.
  resourceArn: rule(
    arn('[a-z0-9-]+', '[a-z0-9-]*:(?:\\d{12}|aws|):[\\x21-\\x2B\\x2D-\\x7E]+'),
    2048,
    'an ARN such as arn:aws:sqs:eu-west-1:111122223333:payments',
  ),
  metricName: rule(
    /^[\x20-\x7E]*[\x21-\x7E][\x20-\x7E]*$/,
    255,
    'a name such as ApproximateNumberOfMessagesVisible',
  ),
  statistic: rule(
    /^(?:SampleCount|Average|Sum|Minimum|Maximum|IQM|(?:p|tm|wm|tc|ts)\d{1,2}(?:\.\d{1,10})?|p100)$/,
    16,
    'a statistic such as Sum, Average or p99',
  ),
  // Amazon S3 User Guide, "General purpose bucket naming rules".
  bucket: rule(
    /^(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    63,
    'a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens',
  ),
  // Entries of the annotation are told apart by commas and line ends.
  prefix: rule(
    /^(?:[^\s/,\p{C}](?:[^,\p{C}]*[^\s,\p{C}])?)?$/u,
    1024,
    'a prefix without leading slash, commas and control characters',
  ),
  // Grafana Loki, "Multi-tenancy".
  tenantId: rule(
    /^(?!\.\.?$)[A-Za-z0-9!_.*'()-]+$/,
    150,
    "a tenant: letters, digits and !-_.*'()",
  ),
  username: rule(
    /^[^\s:\p{C}](?:[^:\p{C}]*[^\s:\p{C}])?$/u,
    256,
    'a user name without colons and control characters',
  ),
  secretArn: rule(
    arn('secretsmanager', `${REGION_PART}:\\d{12}:secret:[A-Za-z0-9/_+=.@-]+`),
    2048,
    'the ARN of a secret in Secrets Manager',
  ),
  jsonKey: rule(
    /^[A-Za-z0-9_.-]+$/,
    255,
    'a member name of letters, digits and _.-',
  ),
  kmsKeyArn: rule(
    arn('kms', `${REGION_PART}:\\d{12}:key/[A-Za-z0-9-]+`),
    2048,
    'the ARN of a KMS key',
  ),
  // IAM API Reference, CreatePolicy: what a policy document may have.
  policyText: rule(
    /^[\x20-\x7E\xA0-\xFF]*$/,
    2048,
    'text of ASCII or Latin-1, for IAM takes no other in policies',
  ),
  why: rule(/^[^\p{C}]+$/u, 1024, 'one sentence'),
  // IAM API Reference, Tag.
  tagKey: rule(
    /^(?!aws:)[\p{L}\p{Zs}\p{N}_.:/=+\-@]+$/iu,
    128,
    'a tag key of letters, digits and _.:/=+-@ that does not begin with aws:',
  ),
  tagValue: rule(
    /^[\p{L}\p{Zs}\p{N}_.:/=+\-@]*$/u,
    256,
    'a tag value of letters, digits, spaces and _.:/=+-@',
  ),
} as const satisfies Record<string, TextRule>;
