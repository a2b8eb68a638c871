/**
 * AWS managed policies that the sandbox knows, by path and name. The grants are restated from the AWS Managed Policy
 * Reference Guide; `ReadOnlyAccess` and `SecurityAudit` list hundreds of services there and are cut here to those that
 * an agent's account has.
 */
export interface AwsManagedPolicyFacts {
  readonly name: string;
  readonly path: string;
  readonly created: string;
  readonly description: string;
  readonly statements: readonly AwsManagedStatement[];
}

interface AwsManagedStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: string;
}

const allow = (Action: string | readonly string[]): AwsManagedStatement => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
});

const READ_VERBS = ['Describe*', 'Get*', 'List*'];

const READ_ONLY_SERVICES = [
  'autoscaling',
  'cloudtrail',
  'cloudwatch',
  'dynamodb',
  'ec2',
  'ecs',
  'eks',
  'elasticloadbalancing',
  'firehose',
  'iam',
  'kinesis',
  'lambda',
  'logs',
  'rds',
  's3',
  'sns',
  'sqs',
  'tag',
  'xray',
];

export const AWS_MANAGED_POLICIES: readonly AwsManagedPolicyFacts[] = [
  {
    name: 'AdministratorAccess',
    path: '/',
    created: '2015-02-06T18:39:46Z',
    description: 'Provides full access to AWS services and resources.',
    statements: [allow('*')],
  },
  {
    name: 'PowerUserAccess',
    path: '/',
    created: '2015-02-06T18:39:47Z',
    description:
      'Provides full access to AWS services and resources, but does not allow management of Users and groups.',
    statements: [
      {
        Effect: 'Allow',
        NotAction: ['iam:*', 'organizations:*', 'account:*'],
        Resource: '*',
      },
      allow([
        'account:GetAccountInformation',
        'account:GetPrimaryEmail',
        'account:ListRegions',
        'iam:CreateServiceLinkedRole',
        'iam:DeleteServiceLinkedRole',
        'iam:ListRoles',
        'organizations:DescribeEffectivePolicy',
        'organizations:DescribeOrganization',
      ]),
    ],
  },
  {
    name: 'ReadOnlyAccess',
    path: '/',
    created: '2015-02-06T18:39:48Z',
    description: 'Provides read-only access to AWS services and resources.',
    statements: [
      {
        Sid: 'ReadOnlyActions',
        ...allow([
          ...READ_ONLY_SERVICES.flatMap(service =>
            READ_VERBS.map(verb => `${service}:${verb}`),
          ),
          'cloudtrail:LookupEvents',
          'iam:Generate*',
          'iam:Simulate*',
          'logs:FilterLogEvents',
          'ssm:Describe*',
          'ssm:Get*',
          'ssm:List*',
          'secretsmanager:DescribeSecret',
          'secretsmanager:ListSecrets',
          'sts:GetAccessKeyInfo',
          'sts:GetCallerIdentity',
          'sts:GetSessionToken',
        ]),
      },
    ],
  },
  {
    name: 'SecurityAudit',
    path: '/',
    created: '2015-02-06T18:41:01Z',
    description:
      'The security audit template grants access to read security configuration metadata.',
    statements: [
      {
        Sid: 'BaseSecurityAuditStatement',
        ...allow([
          'cloudtrail:DescribeTrails',
          'cloudtrail:GetEventSelectors',
          'cloudtrail:GetTrail',
          'cloudtrail:GetTrailStatus',
          'cloudtrail:ListTrails',
          'cloudtrail:LookupEvents',
          'cloudwatch:Describe*',
          'ec2:Describe*',
          'ecs:Describe*',
          'ecs:List*',
          'iam:GenerateCredentialReport',
          'iam:GenerateServiceLastAccessedDetails',
          'iam:Get*',
          'iam:List*',
          'iam:SimulateCustomPolicy',
          'iam:SimulatePrincipalPolicy',
          'logs:Describe*',
          's3:GetBucket*',
          's3:GetEncryptionConfiguration',
          's3:GetLifecycleConfiguration',
          's3:GetReplicationConfiguration',
          's3:ListAllMyBuckets',
          's3:ListBucket',
          'sqs:GetQueueAttributes',
          'sqs:ListQueues',
          'ssm:DescribeParameters',
          'tag:GetResources',
        ]),
      },
    ],
  },
  {
    name: 'CloudWatchReadOnlyAccess',
    path: '/',
    created: '2015-02-06T18:40:01Z',
    description: 'Provides read only access to CloudWatch.',
    statements: [
      {
        Sid: 'CloudWatchReadOnlyAccessPermissions',
        ...allow([
          'application-autoscaling:DescribeScalingPolicies',
          'autoscaling:Describe*',
          'cloudwatch:BatchGet*',
          'cloudwatch:Describe*',
          'cloudwatch:GenerateQuery',
          'cloudwatch:Get*',
          'cloudwatch:List*',
          'logs:Get*',
          'logs:List*',
          'logs:StartQuery',
          'logs:StopQuery',
          'logs:Describe*',
          'logs:TestMetricFilter',
          'logs:FilterLogEvents',
          'oam:ListSinks',
          'sns:Get*',
          'sns:List*',
          'rum:BatchGet*',
          'rum:Get*',
          'rum:List*',
          'synthetics:Describe*',
          'synthetics:Get*',
          'synthetics:List*',
          'xray:BatchGet*',
          'xray:Get*',
        ]),
      },
      {
        Sid: 'OAMReadPermissions',
        Effect: 'Allow',
        Action: ['oam:ListAttachedLinks'],
        Resource: 'arn:aws:oam:*:*:sink/*',
      },
    ],
  },
  {
    name: 'CloudWatchAgentServerPolicy',
    path: '/',
    created: '2018-03-07T01:06:44Z',
    description: 'Permissions required to use AmazonCloudWatchAgent on servers',
    statements: [
      {
        Sid: 'CWACloudWatchServerPermissions',
        ...allow([
          'cloudwatch:PutMetricData',
          'ec2:DescribeVolumes',
          'ec2:DescribeTags',
          'logs:PutLogEvents',
          'logs:PutRetentionPolicy',
          'logs:DescribeLogStreams',
          'logs:DescribeLogGroups',
          'logs:CreateLogStream',
          'logs:CreateLogGroup',
          'xray:PutTraceSegments',
          'xray:PutTelemetryRecords',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:GetSamplingStatisticSummaries',
        ]),
      },
      {
        Sid: 'CWASSMServerPermissions',
        Effect: 'Allow',
        Action: ['ssm:GetParameter'],
        Resource: 'arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*',
      },
    ],
  },
  {
    name: 'AmazonSSMManagedInstanceCore',
    path: '/',
    created: '2019-03-15T17:22:12Z',
    description:
      'The policy for Amazon EC2 Role to enable AWS Systems Manager service core functionality.',
    statements: [
      allow([
        'ssm:DescribeAssociation',
        'ssm:GetDeployablePatchSnapshotForInstance',
        'ssm:GetDocument',
        'ssm:DescribeDocument',
        'ssm:GetManifest',
        'ssm:GetParameter',
        'ssm:GetParameters',
        'ssm:ListAssociations',
        'ssm:ListInstanceAssociations',
        'ssm:PutInventory',
        'ssm:PutComplianceItems',
        'ssm:PutConfigurePackageResult',
        'ssm:UpdateAssociationStatus',
        'ssm:UpdateInstanceAssociationStatus',
        'ssm:UpdateInstanceInformation',
      ]),
      allow([
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ]),
      allow([
        'ec2messages:AcknowledgeMessage',
        'ec2messages:DeleteMessage',
        'ec2messages:FailMessage',
        'ec2messages:GetEndpoint',
        'ec2messages:GetMessages',
        'ec2messages:SendReply',
      ]),
    ],
  },
  {
    name: 'AmazonS3ReadOnlyAccess',
    path: '/',
    created: '2015-02-06T18:40:59Z',
    description:
      'Provides read only access to all buckets via the AWS Management Console.',
    statements: [
      allow([
        's3:Get*',
        's3:List*',
        's3:Describe*',
        's3-object-lambda:Get*',
        's3-object-lambda:List*',
      ]),
    ],
  },
];
