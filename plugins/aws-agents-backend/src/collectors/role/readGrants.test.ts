import { parsePolicy } from 'iam-policy-engine';
import { readGrants } from './readGrants';

function grantsOf(...Statement: object[]) {
  return readGrants([
    parsePolicy(
      { Version: '2012-10-17', Statement },
      { type: 'identity', id: 'p' },
    ),
  ]);
}

describe('readGrants', () => {
  it('splits a statement by service and keeps its conditions', () => {
    expect(
      grantsOf({
        Sid: 'Read',
        Effect: 'Allow',
        Action: ['s3:GetObject', 'S3:ListBucket', 'cloudwatch:GetMetricData'],
        Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'],
        Condition: {
          StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] },
        },
      }),
    ).toEqual([
      {
        effect: 'Allow',
        service: 's3',
        actions: ['GetObject', 'ListBucket'],
        notAction: false,
        resources: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'],
        notResource: false,
        conditions: [
          'StringEquals: aws:RequestedRegion = eu-west-1, us-east-1',
        ],
        policy: 'p',
        sid: 'Read',
        statementIndex: 0,
      },
      expect.objectContaining({
        service: 'cloudwatch',
        actions: ['GetMetricData'],
      }),
    ]);
  });

  it.each([
    [{ Action: '*' }, 'allows every action of every service'],
    [{ Action: '*:*' }, 'allows every action of every service'],
    [{ Action: 'cloudwatch:*' }, 'allows every action of cloudwatch'],
    [
      { NotAction: 'iam:*' },
      'allows every action of every service but those listed (NotAction)',
    ],
    [{ Action: 'iam:PassRole' }, 'hands any role of the account to a service'],
    [{ Action: 's3:Get*' }, 'reads the objects of every bucket'],
    [
      { Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'] },
      'receives from every queue, deletes from every queue',
    ],
  ])('finds %j on every resource too broad', (statement, breadth) => {
    expect(
      grantsOf({ Effect: 'Allow', Resource: '*', ...statement })[0].breadth,
    ).toBe(breadth);
  });

  it.each([
    { Effect: 'Allow', Action: 'cloudwatch:GetMetricData', Resource: '*' },
    { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
    { Effect: 'Deny', Action: '*', Resource: '*' },
  ])('finds nothing wrong with %j', statement => {
    expect(grantsOf(statement)[0].breadth).toBeUndefined();
  });
});
