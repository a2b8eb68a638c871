import {
  A,
  Case,
  E,
  I,
  allow,
  deny,
  expectOutcomes,
  identity,
  policy,
  user,
} from './__fixtures__/documentedExamples';

/** The examples of the IAM User Guide on evaluation logic and permissions boundaries, retold as decisions. */

describe('policy evaluation logic', () => {
  const reads = allow(
    ['s3:GetBucketLocation', 's3:ListAllMyBuckets'],
    'arn:aws:s3:::*',
  );
  const own = allow('s3:*', ['arn:aws:s3:::carlos/*', 'arn:aws:s3:::carlos']);
  const noLogs = deny('s3:*', 'arn:aws:s3:::*log*');

  it('a user with a bucket of his own, and no logs', () => {
    expectOutcomes(
      {
        ...identity(reads, own, noLogs),
        resource: policy('resource', {
          ...own,
          Principal: { AWS: user('carlos').arn },
        }),
      },
      [
        {
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::carlos-logs/f',
          expected: E,
        },
        {
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::carlos/f',
          expected: A,
        },
      ],
    );
  });

  it('one of identity and resource policy suffices', () => {
    const request: Case[] = [
      {
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::carlos/f',
        expected: A,
      },
    ];
    expectOutcomes(identity(reads, own, noLogs), request);
    expectOutcomes(
      {
        ...identity(reads),
        resource: policy('resource', {
          ...own,
          Principal: { AWS: user('carlos').arn },
        }),
      },
      request,
    );
  });

  it('a bucket of another account', () => {
    const production = allow(
      ['s3:GetObject*', 's3:PutObject*'],
      'arn:aws:s3:::Production/*',
    );
    const account = '222222222222';
    expectOutcomes(
      {
        ...identity(
          allow('s3:ListAllMyBuckets'),
          allow('s3:*Object*', 'arn:aws:s3:::Production/*'),
          deny('s3:*', ['arn:aws:s3:::*log*', 'arn:aws:s3:::*log*/*']),
        ),
        resource: policy('resource', {
          ...production,
          Principal: { AWS: user('carlos').arn },
        }),
      },
      [
        {
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::Production-logs/f',
          account,
          expected: E,
        },
        {
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::Production/f',
          account,
          expected: A,
        },
        {
          action: 's3:DeleteObject',
          resource: 'arn:aws:s3:::Production/f',
          account,
          expected: I,
        },
      ],
    );
  });

  it('explicit and implicit denies side by side', () => {
    expectOutcomes(
      identity(allow(['iam:Get*', 'iam:List*']), deny('iam:*Report')),
      [
        { action: 'iam:GetUser', expected: A },
        { action: 'iam:CreatePolicy', expected: I },
        { action: 'iam:GetOrganizationsAccessReport', expected: E },
        { action: 'iam:GenerateCredentialReport', expected: E },
      ],
    );
    expectOutcomes(identity(allow('iam:*'), deny('iam:*Report')), [
      { action: 'iam:GenerateCredentialReport', expected: E },
    ]);
  });
});

describe('permissions boundaries', () => {
  const boundary = policy('boundary', allow(['s3:*', 'cloudwatch:*', 'ec2:*']));

  it('a boundary grants nothing by itself', () => {
    expectOutcomes({ boundary }, [{ action: 's3:GetObject', expected: I }]);
  });

  it('what it does not allow stays denied', () => {
    expectOutcomes({ ...identity(allow('iam:CreateUser')), boundary }, [
      { action: 'iam:CreateUser', expected: I },
    ]);
    expectOutcomes({ ...identity(allow('ec2:*')), boundary }, [
      { action: 'ec2:StartInstances', expected: A },
    ]);
  });

  it('a delegated administrator who may not touch the boundary', () => {
    const guarded = policy(
      'boundary',
      {
        ...allow('iam:CreateUser'),
        Condition: {
          StringEquals: {
            'iam:PermissionsBoundary':
              'arn:aws:iam::111111111111:policy/XCompany',
          },
        },
      },
      {
        Effect: 'Deny',
        Action: ['iam:DeletePolicy', 'iam:SetDefaultPolicyVersion'],
        Resource: 'arn:aws:iam::111111111111:policy/XCompany',
      },
    );
    const context = {
      'iam:PermissionsBoundary': 'arn:aws:iam::111111111111:policy/XCompany',
    };
    expectOutcomes({ ...identity(allow('iam:*')), boundary: guarded }, [
      { action: 'iam:CreateUser', context, expected: A },
      { action: 'iam:CreateUser', expected: I },
      {
        action: 'iam:DeletePolicy',
        resource: 'arn:aws:iam::111111111111:policy/XCompany',
        expected: E,
      },
    ]);
  });
});
