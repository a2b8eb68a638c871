import { analyse, rulesFor as allRulesFor } from './__fixtures__/analyse';
import { knowledge } from './__fixtures__/knowledge';

const rulesFor = (statements: object | object[]) =>
  allRulesFor(statements, { knowledge });

describe('rules that know the actions', () => {
  it.each([
    ['unknown-service', { Action: 's4:GetObject' }, { Action: 's3:GetObject' }],
    ['unknown-action', { Action: 's3:GetObjekt' }, { Action: 'S3:getobject' }],
    [
      'unknown-action',
      { Action: ['s3:GetObject', 's3:Fetch*'] },
      { Action: 's3:Get*' },
    ],
    [
      'resource-mismatch',
      { Action: 's3:ListBucket' },
      { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' },
    ],
    [
      'resource-mismatch',
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b' },
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b*' },
    ],
    [
      'resource-mismatch',
      {
        Action: 'cloudwatch:GetMetricData',
        Resource: 'arn:aws:cloudwatch:*:*:*',
      },
      { Action: 'cloudwatch:GetMetricData', Resource: '*' },
    ],
    [
      'resource-mismatch',
      { Action: 'sqs:ReceiveMessage' },
      { Action: 'sqs:ReceiveMessage', Resource: 'arn:aws:sqs' },
    ],
    [
      'unknown-condition-key',
      { Condition: { StringEquals: { 's3:prefix': 'x' } } },
      {
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::b',
        Condition: { StringEquals: { 'S3:Prefix': 'x' } },
      },
    ],
    [
      'unknown-condition-key',
      { Condition: { StringEquals: { 's3:tag/x': 'x' } } },
      {
        Condition: {
          StringEquals: {
            's3:ExistingObjectTag/team': 'x',
            'aws:SourceIp': '1',
          },
        },
      },
    ],
    [
      'needless-star-resource',
      { Action: 'sqs:ReceiveMessage', Resource: '*' },
      {
        Action: ['cloudwatch:GetMetricData', 's3:ListAllMyBuckets'],
        Resource: '*',
      },
    ],
    [
      'needless-star-resource',
      { Action: 'sqs:ReceiveMessage', Resource: 'arn:aws:sqs:*:*:*' },
      {
        Action: 'cloudwatch:DescribeAlarms',
        Resource: 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*',
      },
    ],
    [
      'needless-star-resource',
      { Action: 's3:GetObjectTagging', Resource: 'arn:aws:s3:::*' },
      { Action: 's3:GetObjectTagging' },
    ],
    [
      'infrastructure-change',
      { Action: 'sqs:DeleteQueue', Resource: '*' },
      { Action: 'sqs:DeleteQueue', Resource: 'arn:aws:sqs:eu-west-1:1:q' },
    ],
    [
      'infrastructure-change',
      { Action: 'ec2:StopInstances', Resource: '*' },
      {
        Action: 'ec2:StopInstances',
        Resource: '*',
        Condition: { StringEquals: { 'ec2:ResourceTag/team': 'x' } },
      },
    ],
    [
      'resource-exposure',
      { Action: 's3:PutBucketOwnershipControls', Resource: '*' },
      { Action: 's3:PutBucketOwnershipControls', Resource: 'arn:aws:s3:::b' },
    ],
  ])('%s: %j, but not %j', (rule, bad, good) => {
    expect(rulesFor(bad)).toContain(rule);
    expect(rulesFor(good)).not.toContain(rule);
  });

  it('stays silent on actions that merely may be scoped', () => {
    expect(rulesFor({ Action: 'ec2:StartInstances', Resource: '*' })).toEqual(
      [],
    );
  });

  it('guesses nothing without knowledge', () => {
    expect(allRulesFor({ Action: 's4:Fetch', Resource: '*' })).toEqual([]);
  });

  it('says what the action works on', () => {
    const [finding] = analyse(
      { Action: ['s3:PutObject', 's3:ListBucket'] },
      { knowledge },
    );
    expect(finding).toMatchObject({
      rule: 'resource-mismatch',
      path: '$.Statement[0].Action[1]',
      evidence:
        '"s3:ListBucket" works on arn:${Partition}:s3:::${BucketName}, not arn:aws:s3:::b/k',
    });
  });

  it('does not look for service keys in trust policies', () => {
    const Condition = { StringEquals: { 'sts:ExternalId': 'x' } };
    expect(allRulesFor({ Condition }, { type: 'trust', knowledge })).toEqual(
      [],
    );
  });
});
