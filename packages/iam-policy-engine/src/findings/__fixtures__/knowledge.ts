import { AccessLevel, ActionKnowledge, KnownAction } from '../knowledge';

const BUCKET = 'arn:${Partition}:s3:::${BucketName}';
const OBJECT = `${BUCKET}/${'${ObjectName}'}`;
const QUEUE = 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}';
const INSTANCE =
  'arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}';

function action(
  name: string,
  accessLevel: AccessLevel,
  arns: readonly string[] = [],
  conditionKeys: readonly string[] = [],
  required = true,
): KnownAction {
  return {
    name,
    accessLevel,
    resourceTypes: arns.map(arn => ({ arn, required })),
    conditionKeys,
  };
}

const ACTIONS: Readonly<Record<string, readonly KnownAction[]>> = {
  s3: [
    action('ListAllMyBuckets', 'List'),
    action('ListBucket', 'List', [BUCKET], ['s3:prefix']),
    action('GetObject', 'Read', [OBJECT], ['s3:ExistingObjectTag/${TagKey}']),
    action('GetObjectTagging', 'Read', [OBJECT]),
    action('PutObject', 'Write', [OBJECT]),
    action('PutBucketPolicy', 'Permissions management', [BUCKET]),
    action('PutBucketOwnershipControls', 'Permissions management', [BUCKET]),
  ],
  sqs: [
    action('ReceiveMessage', 'Read', [QUEUE]),
    action('DeleteQueue', 'Write', [QUEUE]),
  ],
  cloudwatch: [
    action('GetMetricData', 'Read'),
    action('DescribeAlarms', 'Read', [
      'arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:${AlarmName}',
    ]),
    action('ListMetrics', 'List'),
    action('PutMetricData', 'Write', [], ['cloudwatch:namespace']),
  ],
  ec2: [
    action('DescribeInstances', 'List'),
    action('StopInstances', 'Write', [INSTANCE], ['ec2:ResourceTag/${TagKey}']),
    action('StartInstances', 'Write', [INSTANCE], [], false),
  ],
  sts: [
    action('AssumeRole', 'Write', [
      'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}',
    ]),
    action('AssumeRoleWithWebIdentity', 'Write'),
  ],
};

/** A small set of true facts about actions. */
export const knowledge: ActionKnowledge = {
  services: new Set(Object.keys(ACTIONS)),
  actionsOf: service => ACTIONS[service] ?? [],
  isMultivalued: key =>
    ({ 'dynamodb:attributes': true, 's3:prefix': false }[key.toLowerCase()]),
};
