import { analyse, rulesFor } from './__fixtures__/analyse';

const when = (Condition: object) => ({ Condition });

describe('over-broad statements', () => {
  it.each([
    [
      'admin-access',
      { Action: '*', Resource: '*' },
      { Action: '*', Resource: 'arn:aws:s3:::b' },
    ],
    [
      'admin-access',
      {
        Action: '*:*',
        Resource: '*',
        ...when({ Bool: { 'aws:SecureTransport': 'true' } }),
      },
      { Effect: 'Deny', Action: '*', Resource: '*' },
    ],
    [
      'all-actions',
      { Action: '*', Resource: 'arn:aws:s3:::b' },
      { Action: 's3:GetObject' },
    ],
    [
      'service-wildcard',
      { Action: 's3:*', Resource: 'arn:aws:s3:::b' },
      { Action: 's3:Get*' },
    ],
    [
      'not-action-with-allow',
      { Action: undefined, NotAction: 'iam:*' },
      { Effect: 'Deny', Action: undefined, NotAction: 'iam:*' },
    ],
    [
      'not-resource-with-allow',
      { Resource: undefined, NotResource: 'arn:aws:s3:::b' },
      { Effect: 'Deny', Resource: undefined, NotResource: 'arn:aws:s3:::b' },
    ],
    [
      'assume-any-role',
      { Action: 'sts:AssumeRole', Resource: '*' },
      { Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::1:role/x' },
    ],
    [
      'assume-any-role',
      { Action: 'sts:*', Resource: 'arn:aws:iam::*:role/*' },
      { Action: 'sts:GetCallerIdentity', Resource: '*' },
    ],
    [
      'pass-any-role',
      { Action: 'iam:PassRole', Resource: '*' },
      { Action: 'iam:PassRole', Resource: 'arn:aws:iam::1:role/agents/*' },
    ],
    ['data-exfiltration', { Resource: '*' }, { Resource: 'arn:aws:s3:::b/*' }],
    [
      'data-exfiltration',
      { Resource: 'arn:aws:s3:::*' },
      { Action: 's3:PutObject', Resource: '*' },
    ],
    [
      'data-exfiltration',
      {
        Action: 'secretsmanager:Get*',
        Resource: 'arn:aws:secretsmanager:*:*:secret:*',
      },
      {
        Action: 'secretsmanager:Get*',
        Resource: 'arn:aws:secretsmanager:*:*:secret:agent-*',
      },
    ],
    [
      'credentials-exposure',
      { Action: 'iam:CreateAccessKey', Resource: '*' },
      {
        Action: 'iam:CreateAccessKey',
        Resource: 'arn:aws:iam::1:user/${aws:username}',
      },
    ],
    [
      'resource-exposure',
      { Action: 's3:PutBucketPolicy', Resource: '*' },
      { Action: 's3:PutBucketPolicy', Resource: 'arn:aws:s3:::b' },
    ],
  ])('%s: %j, but not %j', (rule, bad, good) => {
    expect(rulesFor(bad)).toContain(rule);
    expect(rulesFor(good)).not.toContain(rule);
  });

  it('says just one thing of an administrator', () => {
    expect(rulesFor({ Action: '*', Resource: '*' })).toEqual(['admin-access']);
  });

  it('does not hold what a boundary or an SCP leaves open against it', () => {
    const full = { Action: '*', Resource: '*' };
    expect(rulesFor(full, { type: 'boundary' })).toEqual([]);
    expect(rulesFor(full, { type: 'scp' })).toEqual([]);
  });

  it('looks at NotPrincipal in resource policies', () => {
    const open = {
      Principal: undefined,
      NotPrincipal: { AWS: '999999999999' },
    };
    expect(rulesFor(open, { type: 'resource' })).toEqual([
      'not-principal-with-allow',
    ]);
    expect(rulesFor({ ...open, Effect: 'Deny' }, { type: 'resource' })).toEqual(
      [],
    );
  });

  it('names the actions and the place', () => {
    const [finding] = analyse([
      {},
      {
        Sid: 'Reads',
        Action: ['s3:GetObject', 'ssm:GetParameter*'],
        Resource: '*',
      },
    ]);
    expect(finding).toMatchObject({
      rule: 'data-exfiltration',
      severity: 'high',
      evidence:
        's3:GetObject, ssm:GetParameter, ssm:GetParameters, ssm:GetParametersByPath on *',
      statementIndex: 1,
      sid: 'Reads',
      path: '$.Statement[1]',
      actions: expect.arrayContaining(['s3:GetObject']),
    });
  });

  it('finds nothing wrong with what an agent needs', () => {
    expect(
      rulesFor([
        {
          Action: [
            'cloudwatch:GetMetricData',
            'cloudwatch:ListMetrics',
            'tag:GetResources',
          ],
          Resource: '*',
        },
        { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::telemetry' },
        {
          Action: ['s3:GetObject', 's3:PutObject'],
          Resource: 'arn:aws:s3:::telemetry/*',
        },
        {
          Action: 'sqs:ReceiveMessage',
          Resource: 'arn:aws:sqs:eu-west-1:111122223333:q',
        },
        {
          Action: 'logs:PutLogEvents',
          Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:/app:*',
        },
      ]),
    ).toEqual([]);
  });
});
