import {
  A,
  E,
  HOME,
  I,
  allow,
  expectOutcomes,
  identity,
  policy,
  user,
} from './__fixtures__/documentedExamples';

/** The examples of the IAM User Guide on variables and the Not elements, retold as decisions. */

describe('variables', () => {
  it('a home directory for every user', () => {
    const policies = identity(
      {
        ...allow('s3:ListBucket', 'arn:aws:s3:::shared'),
        Condition: {
          StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/'] },
        },
      },
      allow('s3:*', [
        'arn:aws:s3:::shared/home/${aws:username}',
        'arn:aws:s3:::shared/home/${aws:username}/*',
      ]),
    );
    const list = { action: 's3:ListBucket', resource: 'arn:aws:s3:::shared' };
    expectOutcomes(policies, [
      { ...list, context: { 's3:prefix': '' }, expected: A },
      { ...list, context: { 's3:prefix': 'home/carlos/' }, expected: A },
      { ...list, context: { 's3:prefix': 'home/maria/' }, expected: I },
      {
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::shared/home/carlos/f',
        expected: A,
      },
      {
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::shared/home/maria/f',
        expected: I,
      },
      {
        action: 's3:PutObject',
        resource: 'arn:aws:s3:::shared/home/maria/f',
        principal: user('team/maria'),
        expected: A,
      },
    ]);
  });

  it('a default for what may be missing', () => {
    const policies = identity(
      allow(
        's3:GetObject',
        "arn:aws:s3:::b/${aws:PrincipalTag/team, 'company-wide'}/*",
      ),
    );
    const get = (team: string, context = {}) => ({
      action: 's3:GetObject',
      resource: `arn:aws:s3:::b/${team}/f`,
      context,
    });
    expectOutcomes(policies, [
      { ...get('company-wide'), expected: A },
      { ...get('yellow'), expected: I },
      { ...get('yellow', { 'aws:PrincipalTag/team': 'yellow' }), expected: A },
      {
        ...get('company-wide', { 'aws:PrincipalTag/team': 'yellow' }),
        expected: I,
      },
    ]);
  });

  it('tags that must be equal', () => {
    const policies = identity({
      ...allow('s3:GetObject'),
      Condition: {
        StringEquals: {
          's3:ExistingObjectTag/Team': '${aws:PrincipalTag/Team}',
        },
      },
    });
    const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/f' };
    expectOutcomes(policies, [
      {
        ...get,
        context: {
          's3:ExistingObjectTag/Team': 'x',
          'aws:PrincipalTag/Team': 'x',
        },
        expected: A,
      },
      { ...get, context: { 's3:ExistingObjectTag/Team': 'x' }, expected: I },
      { ...get, context: {}, expected: I },
    ]);
  });
});

describe('NotAction, NotResource, NotPrincipal', () => {
  it('everything but IAM', () => {
    expectOutcomes(
      identity({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      [
        { action: 's3:GetObject', expected: A },
        { action: 'iam:GetUser', expected: I },
      ],
    );
  });

  it('nothing without MFA but looking', () => {
    const policies = identity(allow('*'), {
      Effect: 'Deny',
      NotAction: ['iam:ListMFADevices', 'sts:GetSessionToken'],
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    });
    expectOutcomes(policies, [
      { action: 'iam:ListMFADevices', expected: A },
      { action: 's3:GetObject', expected: E },
      {
        action: 's3:GetObject',
        context: { 'aws:MultiFactorAuthPresent': 'true' },
        expected: A,
      },
    ]);
  });

  it('no bucket but one', () => {
    const bucket = [
      'arn:aws:s3:::HRBucket/Payroll',
      'arn:aws:s3:::HRBucket/Payroll/*',
    ];
    expectOutcomes(
      identity(allow('s3:*'), {
        Effect: 'Deny',
        Action: 's3:*',
        NotResource: bucket,
      }),
      [
        {
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::HRBucket/Payroll/f',
          expected: A,
        },
        {
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::HRBucket/Other',
          expected: E,
        },
      ],
    );
  });

  it('nobody but one user of another account', () => {
    const resource = policy(
      'resource',
      {
        Effect: 'Allow',
        Principal: { AWS: '444455556666' },
        Action: 's3:*',
        Resource: '*',
      },
      {
        Effect: 'Deny',
        NotPrincipal: {
          AWS: [
            user('Bob', '444455556666').arn,
            'arn:aws:iam::444455556666:root',
          ],
        },
        Action: 's3:*',
        Resource: '*',
      },
    );
    const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/f' };
    expectOutcomes({ resource, ...identity(allow('s3:*')) }, [
      { ...get, principal: user('Bob', '444455556666'), expected: A },
      { ...get, principal: user('Eve', '444455556666'), expected: E },
      { ...get, principal: user('Bob', HOME), expected: E },
    ]);
  });

  it('nobody but one user, by condition', () => {
    const resource = policy('resource', {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': user('Bob').arn } },
    });
    const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/f' };
    expectOutcomes({ resource, ...identity(allow('s3:*')) }, [
      { ...get, principal: user('Bob'), expected: A },
      { ...get, principal: user('Eve'), expected: E },
    ]);
  });
});
