import {
  A,
  E,
  HOME,
  I,
  allow,
  deny,
  expectOutcomes,
  identity,
  policy,
} from './__fixtures__/documentedExamples';

/**
 * What the IAM User Guide says of operators beside its examples: absent keys, IfExists, ranges without a prefix, ARNs
 * part by part, and how several keys, values and request values combine. Retold as decisions.
 */

const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
const when = (Condition: object, action: string | string[] = 's3:*') =>
  identity({ ...allow(action), Condition });
const unless = (Condition: object) =>
  identity(allow('s3:*'), { ...deny('s3:*'), Condition });

describe('a key that the request does not have', () => {
  it('makes a condition false, and its negation true', () => {
    expectOutcomes(when({ StringEquals: { 'aws:PrincipalTag/team': 'x' } }), [
      { ...get, expected: I },
    ]);
    expectOutcomes(
      when({ StringNotEquals: { 'aws:PrincipalTag/team': 'x' } }),
      [{ ...get, expected: A }],
    );
    expectOutcomes(
      unless({ ArnNotLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }),
      [{ ...get, expected: E }],
    );
  });

  it('lets only operations through that have max-keys, when all were allowed', () => {
    expectOutcomes(when({ NumericLessThanEquals: { 's3:max-keys': '10' } }), [
      {
        action: 's3:ListBucket',
        context: { 's3:max-keys': '10' },
        expected: A,
      },
      { ...get, expected: I },
    ]);
  });

  it('denies direct calls where a source address is asked for and a VPC endpoint hides it', () => {
    expectOutcomes(when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }), [
      { ...get, context: { 'aws:VpcSourceIp': '10.0.0.1' }, expected: I },
    ]);
  });

  it('still denies when a negated operator has IfExists and the effect is Deny', () => {
    expectOutcomes(
      unless({ StringNotEqualsIfExists: { 'aws:PrincipalTag/team': 'x' } }),
      [
        { ...get, expected: E },
        { ...get, context: { 'aws:PrincipalTag/team': 'y' }, expected: E },
        { ...get, context: { 'aws:PrincipalTag/team': 'x' }, expected: A },
      ],
    );
  });

  it('IfExists spares the one key, not the other conditions', () => {
    expectOutcomes(
      when(
        {
          StringLikeIfExists: { 'ec2:InstanceType': 't2.*' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
        'ec2:RunInstances',
      ),
      [
        {
          action: 'ec2:RunInstances',
          context: { 'aws:SecureTransport': 'true' },
          expected: A,
        },
        {
          action: 'ec2:RunInstances',
          context: { 'aws:SecureTransport': 'false' },
          expected: I,
        },
      ],
    );
  });

  it('is what Null asks for', () => {
    const noTag = { Null: { 'aws:ResourceTag/team': 'true' } };
    const someTag = { Null: { 'aws:ResourceTag/team': 'false' } };
    const tagged = { 'aws:ResourceTag/team': 'x' };
    expectOutcomes(when(noTag), [
      { ...get, expected: A },
      { ...get, context: tagged, expected: I },
    ]);
    expectOutcomes(when(someTag), [
      { ...get, expected: I },
      { ...get, context: tagged, expected: A },
    ]);
  });
});

describe('values', () => {
  it('launch of the listed instance types, and what the console shows', () => {
    expectOutcomes(
      identity(
        {
          ...allow('ec2:RunInstances'),
          Condition: {
            StringLikeIfExists: {
              'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'],
            },
          },
        },
        allow(['ec2:DescribeImages', 'ec2:DescribeInstances']),
      ),
      [
        { action: 'ec2:DescribeInstances', expected: A },
        { action: 'ec2:DescribeVolumes', expected: I },
        {
          action: 'ec2:RunInstances',
          context: { 'ec2:InstanceType': 'm3.large' },
          expected: A,
        },
        {
          action: 'ec2:RunInstances',
          context: { 'ec2:InstanceType': 'm4.large' },
          expected: I,
        },
      ],
    );
  });

  it('binary values, byte for byte', () => {
    const key = 'someservice:Token';
    expectOutcomes(
      when({ BinaryEquals: { [key]: 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' } }),
      [
        {
          ...get,
          context: { [key]: 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' },
          expected: A,
        },
        { ...get, context: { [key]: 'QmluYXJ5' }, expected: I },
        { ...get, expected: I },
      ],
    );
  });

  it('an address without a prefix is one address', () => {
    expectOutcomes(when({ IpAddress: { 'aws:SourceIp': '203.0.113.7' } }), [
      { ...get, context: { 'aws:SourceIp': '203.0.113.7' }, expected: A },
      { ...get, context: { 'aws:SourceIp': '203.0.113.8' }, expected: I },
    ]);
  });

  it('dates as ISO 8601 and as seconds are the same', () => {
    const until = (value: string) =>
      when({ DateLessThan: { 'aws:CurrentTime': value } });
    for (const value of ['2020-06-30T23:59:59Z', '1593561599']) {
      expectOutcomes(until(value), [
        {
          ...get,
          context: { 'aws:CurrentTime': '2020-06-30T23:59:58Z' },
          expected: A,
        },
        {
          ...get,
          context: { 'aws:CurrentTime': '2020-06-30T23:59:59Z' },
          expected: I,
        },
      ]);
    }
  });

  it('a wildcard in an ARN stays between its colons, in a string it does not', () => {
    const pattern = 'arn:aws:someservice:*:111122223333:finance/*';
    const context = {
      'aws:SourceArn':
        'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt',
    };
    expectOutcomes(when({ StringLike: { 'aws:SourceArn': pattern } }), [
      { ...get, context, expected: A },
    ]);
    for (const operator of ['ArnLike', 'ArnEquals']) {
      expectOutcomes(when({ [operator]: { 'aws:SourceArn': pattern } }), [
        { ...get, context, expected: I },
      ]);
    }
  });

  it('a topic may write to the queue, a person may not', () => {
    const topic = `arn:aws:sns:eu-west-1:${HOME}:orders`;
    const resource = policy('resource', {
      ...allow('SQS:SendMessage', `arn:aws:sqs:eu-west-1:${HOME}:q`),
      Principal: { Service: 'sns.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': topic } },
    });
    const send = {
      action: 'sqs:SendMessage',
      resource: `arn:aws:sqs:eu-west-1:${HOME}:q`,
    };
    const service = { kind: 'service' as const, arn: 'sns.amazonaws.com' };
    expectOutcomes({ resource }, [
      {
        ...send,
        principal: service,
        context: { 'aws:SourceArn': topic },
        expected: A,
      },
      {
        ...send,
        principal: service,
        context: { 'aws:SourceArn': `${topic}-of-others` },
        expected: I,
      },
      { ...send, expected: I },
    ]);
  });
});

describe('several keys and values', () => {
  const tag = (name: string) => `aws:PrincipalTag/${name}`;

  it('operators and keys are joined by and, values by or', () => {
    const block = {
      DateGreaterThan: { 'aws:CurrentTime': '2019-07-16T12:00:00Z' },
      DateLessThan: { 'aws:CurrentTime': '2019-07-16T15:00:00Z' },
      IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '203.0.113.0/24'] },
    };
    const at = (time: string, address: string) => ({
      ...get,
      context: {
        'aws:CurrentTime': `2019-07-16T${time}Z`,
        'aws:SourceIp': address,
      },
    });
    expectOutcomes(when(block), [
      { ...at('13:00:00', '203.0.113.9'), expected: A },
      { ...at('13:00:00', '192.0.2.9'), expected: A },
      { ...at('13:00:00', '198.51.100.9'), expected: I },
      { ...at('15:00:00', '192.0.2.9'), expected: I },
    ]);
  });

  it('the values of a negated operator are joined by nor', () => {
    expectOutcomes(
      unless({ StringNotEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } }),
      [
        { ...get, context: { 'aws:SourceVpc': 'vpc-1' }, expected: A },
        { ...get, context: { 'aws:SourceVpc': 'vpc-2' }, expected: A },
        { ...get, context: { 'aws:SourceVpc': 'vpc-3' }, expected: E },
      ],
    );
  });

  it('a negated and a plain operator on two keys', () => {
    const block = {
      StringEquals: { [tag('department')]: ['finance', 'hr'] },
      StringNotEquals: { [tag('level')]: ['intern', 'guest'] },
    };
    const who = (department: string, level?: string) => ({
      ...get,
      context: {
        [tag('department')]: department,
        ...(level && { [tag('level')]: level }),
      },
    });
    expectOutcomes(when(block), [
      { ...who('hr', 'senior'), expected: A },
      { ...who('hr'), expected: A },
      { ...who('hr', 'guest'), expected: I },
      { ...who('sales', 'senior'), expected: I },
    ]);
  });
});

describe('keys with several values', () => {
  const tags = (...keys: string[]) => ({
    action: 's3:PutObjectTagging',
    context: { 'aws:TagKeys': keys },
  });

  it('ForAllValues: no other tags than these, and none at all passes too', () => {
    const only = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } };
    expectOutcomes(when(only), [
      { ...tags('a'), expected: A },
      { ...tags('a', 'b'), expected: A },
      { ...tags('a', 'c'), expected: I },
      { action: 's3:PutObjectTagging', expected: A },
    ]);
    expectOutcomes(when({ ...only, Null: { 'aws:TagKeys': 'false' } }), [
      { ...tags('a'), expected: A },
      { action: 's3:PutObjectTagging', expected: I },
    ]);
  });

  it('ForAnyValue: at least one of these tags', () => {
    expectOutcomes(
      when({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a', 'b'] } }),
      [
        { ...tags('a', 'c'), expected: A },
        { ...tags('c'), expected: I },
        { action: 's3:PutObjectTagging', expected: I },
      ],
    );
  });

  it('ForAnyValue with a negated operator denies as soon as one value is not listed', () => {
    expectOutcomes(
      unless({ 'ForAnyValue:StringNotLike': { 'aws:TagKeys': ['a*', 'b'] } }),
      [
        { ...tags('a1', 'b'), expected: A },
        { ...tags('a1', 'c'), expected: E },
        { action: 's3:PutObjectTagging', expected: A },
      ],
    );
  });

  it('ForAllValues with a negated operator: none of the values is listed', () => {
    expectOutcomes(
      when({ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['a', 'b'] } }),
      [
        { ...tags('c', 'd'), expected: A },
        { ...tags('a', 'd'), expected: I },
      ],
    );
  });

  it('the walk through attributes that may be read', () => {
    const key = 'dynamodb:Attributes';
    const listed = ['PostDateTime', 'Message', 'Tags'];
    const read = (...attributes: string[]) => ({
      action: 'dynamodb:GetItem',
      context: { [key]: attributes },
    });
    expectOutcomes(
      when({ 'ForAllValues:StringLike': { [key]: listed } }, 'dynamodb:*'),
      [
        { ...read('PostDateTime', 'Message'), expected: A },
        { ...read('PostDateTime', 'UserName'), expected: I },
        { ...read('ID'), expected: I },
      ],
    );
  });
});
