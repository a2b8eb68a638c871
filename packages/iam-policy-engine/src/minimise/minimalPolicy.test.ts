import { NeedsParseError } from '../needs/errors';
import { AccessNeed } from '../needs/types';
import { minimalPolicy } from './minimalPolicy';

const BUCKET = 'arn:aws:s3:::telemetry';
const OBJECTS = `${BUCKET}/payments/*`;
const queue = (name: string) => `arn:aws:sqs:eu-west-1:111122223333:${name}`;
const inRegion = { StringEquals: { 'ec2:Region': 'eu-west-1' } };

const statements = (...needs: AccessNeed[]) =>
  minimalPolicy(needs).document.Statement;
const on = (resource: string, ...actions: string[]): AccessNeed[] =>
  actions.map(action => ({ action, resource }));

describe('minimalPolicy', () => {
  it('groups by service, resource and condition, sorted, with a Sid each', () => {
    const { document } = minimalPolicy([
      ...on(OBJECTS, 's3:PutObject', 's3:GetObject'),
      ...on('*', 'tag:GetResources', 'cloudwatch:ListMetrics'),
      ...on('*', 'cloudwatch:GetMetricData'),
      ...on(BUCKET, 's3:ListBucket'),
      {
        action: 'ec2:DescribeInstances',
        resource: '*',
        conditions: inRegion,
      },
    ]);
    expect(document).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'CloudwatchAnyResource',
          Effect: 'Allow',
          Action: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
          Resource: '*',
        },
        {
          Sid: 'Ec2AnyResource',
          Effect: 'Allow',
          Action: 'ec2:DescribeInstances',
          Resource: '*',
          Condition: inRegion,
        },
        {
          Sid: 'S3Telemetry',
          Effect: 'Allow',
          Action: 's3:ListBucket',
          Resource: BUCKET,
        },
        {
          Sid: 'S3TelemetryPaymentsContents',
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: OBJECTS,
        },
        {
          Sid: 'TagAnyResource',
          Effect: 'Allow',
          Action: 'tag:GetResources',
          Resource: '*',
        },
      ],
    });
  });

  it('joins resources on which the same is needed', () => {
    const both = ['sqs:ReceiveMessage', 'sqs:DeleteMessage'];
    expect(
      statements(
        ...on(queue('b'), ...both),
        ...on(queue('a'), ...both),
        ...on(queue('c'), 'sqs:ReceiveMessage'),
      ),
    ).toMatchObject([
      { Sid: 'SqsAAndMore', Resource: [queue('a'), queue('b')] },
      { Sid: 'SqsC', Action: 'sqs:ReceiveMessage', Resource: queue('c') },
    ]);
  });

  it.each([
    ['twice the same', on(BUCKET, 's3:ListBucket', 's3:listbucket')],
    [
      'a narrower resource',
      [
        ...on(OBJECTS, 's3:GetObject'),
        ...on(`${BUCKET}/payments/x`, 's3:GetObject'),
      ],
    ],
    ['a narrower action', on(OBJECTS, 's3:GetObject', 's3:Get*')],
    [
      'the same under a condition',
      [
        {
          action: 'ec2:DescribeInstances',
          resource: '*',
          conditions: inRegion,
        },
        { action: 'ec2:DescribeInstances', resource: '*' },
      ],
    ],
  ])('leaves out what another need includes: %s', (_, needs) => {
    const { document, reasons } = minimalPolicy(needs);
    expect(document.Statement).toHaveLength(1);
    expect(document.Statement).not.toMatchObject([
      { Action: expect.any(Array) },
    ]);
    // The reason for a statement names them all the same.
    expect(reasons).toEqual([{ sid: expect.any(String), needs }]);
  });

  it('keeps Sids of statements when others come, unless they would be the same', () => {
    const alone = statements(...on(BUCKET, 's3:ListBucket'));
    const together = statements(
      ...on(BUCKET, 's3:ListBucket'),
      ...on(queue('a'), 'sqs:ReceiveMessage'),
      ...on('arn:aws:s3:::other', 's3:ListBucket', 's3:GetBucketLocation'),
    );
    expect(together).toContainEqual([alone].flat()[0]);
    const alike = [
      statements(
        ...on(queue('a-b'), 'sqs:ReceiveMessage'),
        ...on(queue('a.b'), 'sqs:DeleteMessage'),
      ),
    ].flat(2);
    expect(new Set(alike.map(({ Sid }) => Sid)).size).toBe(2);
    expect(alike[0].Sid).toMatch(/^SqsAB[a-z0-9]+$/);
  });

  it('counts as IAM does and says what statements are for', () => {
    const needs = on(BUCKET, 's3:ListBucket');
    const { document, size, reasons } = minimalPolicy(needs, {
      sidPrefix: 'Agent',
    });
    expect(size).toBe(JSON.stringify(document).length);
    expect(reasons).toEqual([{ sid: 'AgentS3Telemetry', needs }]);
  });

  it.each([[[]], [on('bucket', 's3:ListBucket')], [on(BUCKET, 'ListBucket')]])(
    'refuses %j',
    needs => {
      expect(() => minimalPolicy(needs)).toThrow(NeedsParseError);
    },
  );
});
