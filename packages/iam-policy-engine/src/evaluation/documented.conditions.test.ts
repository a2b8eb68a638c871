import {
  A,
  Case,
  E,
  HOME,
  I,
  allow,
  deny,
  expectOutcomes,
  identity,
  policy,
  user,
} from './__fixtures__/documentedExamples';

/** The examples of the IAM User Guide on condition operators, retold as decisions. */

describe('condition operators', () => {
  const when = (
    Condition: object,
    action: string | string[] = 'iam:*AccessKey*',
  ) => identity({ ...allow(action), Condition });

  it('a principal tag', () => {
    expectOutcomes(
      when({
        StringEquals: { 'aws:PrincipalTag/job-category': 'iamuser-admin' },
      }),
      [
        {
          action: 'iam:ListAccessKeys',
          context: { 'aws:PrincipalTag/job-category': 'iamuser-admin' },
          expected: A,
        },
        {
          action: 'iam:ListAccessKeys',
          context: { 'aws:PrincipalTag/job-category': 'iamuser-Admin' },
          expected: I,
        },
        { action: 'iam:ListAccessKeys', expected: I },
      ],
    );
  });

  it('at most ten keys', () => {
    expectOutcomes(
      when({ NumericLessThanEquals: { 's3:max-keys': '10' } }, 's3:ListBucket'),
      [
        {
          action: 's3:ListBucket',
          context: { 's3:max-keys': '10' },
          expected: A,
        },
        {
          action: 's3:ListBucket',
          context: { 's3:max-keys': '11' },
          expected: I,
        },
      ],
    );
  });

  it('credentials issued since a date', () => {
    expectOutcomes(
      when({
        DateGreaterThan: { 'aws:TokenIssueTime': '2020-01-01T00:00:01Z' },
      }),
      [
        {
          action: 'iam:CreateAccessKey',
          context: { 'aws:TokenIssueTime': '2020-02-01T00:00:00Z' },
          expected: A,
        },
        {
          action: 'iam:CreateAccessKey',
          context: { 'aws:TokenIssueTime': '2019-12-31T00:00:00Z' },
          expected: I,
        },
        { action: 'iam:CreateAccessKey', expected: I },
      ],
    );
  });

  it('nothing without TLS', () => {
    const guarded = identity(allow('s3:*'), {
      ...deny('s3:*'),
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    expectOutcomes(guarded, [
      {
        action: 's3:GetObject',
        context: { 'aws:SecureTransport': 'true' },
        expected: A,
      },
      {
        action: 's3:GetObject',
        context: { 'aws:SecureTransport': 'false' },
        expected: E,
      },
    ]);
  });

  it('address ranges of both families', () => {
    const ranges = {
      IpAddress: {
        'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678::/64'],
      },
    };
    expectOutcomes(when(ranges, 'someservice:*'), [
      {
        action: 'someservice:Do',
        context: { 'aws:SourceIp': '203.0.113.255' },
        expected: A,
      },
      {
        action: 'someservice:Do',
        context: { 'aws:SourceIp': '2001:db8:1234:5678::1' },
        expected: A,
      },
      {
        action: 'someservice:Do',
        context: { 'aws:SourceIp': '2001:db8:1234:5679::1' },
        expected: I,
      },
      { action: 'someservice:Do', expected: I },
    ]);
  });

  it('a queue that takes messages from one topic', () => {
    const queue = 'arn:aws:sqs:eu-west-1:111111111111:q';
    const resource = policy('resource', {
      Effect: 'Allow',
      Principal: { AWS: HOME },
      Action: 'SQS:SendMessage',
      Resource: queue,
      Condition: {
        ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111111111111:t' },
      },
    });
    const both = { resource, ...identity(allow('sqs:*')) };
    const send = {
      action: 'sqs:SendMessage',
      resource: queue,
      principal: user('carlos', '333333333333'),
    };
    const open = policy('resource', {
      Effect: 'Allow',
      Principal: { AWS: '333333333333' },
      Action: 'SQS:SendMessage',
      Condition: {
        ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111111111111:t' },
      },
    });
    expectOutcomes(both, [{ ...send, expected: I }]);
    expectOutcomes({ ...both, resource: open }, [
      {
        ...send,
        context: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111111111111:t' },
        expected: A,
      },
      {
        ...send,
        context: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111111111111:u' },
        expected: I,
      },
      { ...send, expected: I },
    ]);
  });

  it('instance types, where there is an instance', () => {
    const types = { 'ec2:InstanceType': ['t1.*', 't2.*', 'm3.*'] };
    const image: Case = {
      action: 'ec2:RunInstances',
      resource: 'arn:aws:ec2:eu-west-1::image/ami-1',
      expected: I,
    };
    const instance = (type: string, expected: string): Case => ({
      action: 'ec2:RunInstances',
      resource: 'arn:aws:ec2:eu-west-1:111111111111:instance/*',
      context: { 'ec2:InstanceType': type },
      expected,
    });
    expectOutcomes(when({ StringLike: types }, 'ec2:RunInstances'), [
      instance('t2.micro', A),
      image,
    ]);
    expectOutcomes(when({ StringLikeIfExists: types }, 'ec2:RunInstances'), [
      instance('t2.micro', A),
      instance('p4d.24xlarge', I),
      { ...image, expected: A },
    ]);
  });

  it('long-term credentials only', () => {
    expectOutcomes(when({ Null: { 'aws:TokenIssueTime': 'true' } }, 'ec2:*'), [
      { action: 'ec2:StartInstances', expected: A },
      {
        action: 'ec2:StartInstances',
        context: { 'aws:TokenIssueTime': '2024-01-01T00:00:00Z' },
        expected: I,
      },
    ]);
  });

  it('all operators and keys of a block must hold, any of the values', () => {
    const block = {
      StringEqualsIgnoreCase: {
        'aws:PrincipalTag/department': ['finance', 'hr', 'legal'],
        'aws:PrincipalTag/role': ['audit', 'security'],
      },
      StringEquals: { 'aws:PrincipalAccount': HOME },
    };
    const tags = (department: string, role: string) => ({
      'aws:PrincipalTag/department': department,
      'aws:PrincipalTag/role': role,
    });
    expectOutcomes(when(block, 's3:GetObject'), [
      { action: 's3:GetObject', context: tags('HR', 'Audit'), expected: A },
      { action: 's3:GetObject', context: tags('HR', 'sales'), expected: I },
      { action: 's3:GetObject', context: tags('sales', 'audit'), expected: I },
    ]);
  });

  it('attributes that may be read, and attributes that may not be written', () => {
    const table = 'arn:aws:dynamodb:eu-west-1:111111111111:table/Thread';
    const key = 'dynamodb:Attributes';
    const policies = identity(
      {
        ...allow('dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/Thread'),
        Condition: {
          'ForAllValues:StringEquals': { [key]: ['ID', 'Message', 'Tags'] },
        },
      },
      allow('dynamodb:PutItem', 'arn:aws:dynamodb:*:*:table/Thread'),
      {
        ...deny('dynamodb:PutItem', 'arn:aws:dynamodb:*:*:table/Thread'),
        Condition: {
          'ForAnyValue:StringEquals': { [key]: ['ID', 'PostDateTime'] },
        },
      },
    );
    const get = { action: 'dynamodb:GetItem', resource: table };
    const put = { action: 'dynamodb:PutItem', resource: table };
    expectOutcomes(policies, [
      { ...get, context: { [key]: ['ID', 'Message', 'Tags'] }, expected: A },
      { ...get, context: { [key]: ['ID', 'UserName'] }, expected: I },
      { ...put, context: { [key]: ['PostDateTime', 'Message'] }, expected: E },
      { ...put, context: { [key]: ['UserName'] }, expected: A },
    ]);
  });
});
