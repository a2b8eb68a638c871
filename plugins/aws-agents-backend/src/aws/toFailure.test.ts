import { AwsFailureError } from './AwsFailureError';
import type { FailureContext } from './context';
import { FAILURE_TABLE } from './failureTable';
import { toFailure } from './toFailure';

const CONTEXT: FailureContext = {
  service: 'CloudWatch',
  operation: 'GetMetricData',
  accountId: '111122223333',
  region: 'eu-west-1',
  roleArn: 'arn:aws:iam::111122223333:role/monitoring/payments',
  now: new Date('2026-01-01T00:00:00Z'),
};
const SESSION =
  'arn:aws:sts::111122223333:assumed-role/payments/component.default.payments';
const ACTION = 'cloudwatch:GetMetricData';

function awsError(name: string, message = '', httpStatusCode?: number): Error {
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode, requestId: 'req-1', attempts: 1 },
  });
}

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code });
}

const denied = (reason: string) =>
  awsError(
    'AccessDenied',
    `User: ${SESSION} is not authorized to perform: ${ACTION}${reason}`,
    403,
  );

describe('toFailure', () => {
  it('leaves failures as they are', () => {
    const failure = toFailure(awsError('SlowDown'), CONTEXT);
    expect(toFailure(new AwsFailureError(failure), CONTEXT)).toBe(failure);
  });

  it('tells the call, and what AWS said', () => {
    expect(
      toFailure(awsError('ThrottlingException', 'Rate exceeded', 400), CONTEXT),
    ).toEqual({
      code: 'throttled',
      message:
        'CloudWatch throttles GetMetricData in account 111122223333, eu-west-1.',
      cause: expect.stringContaining('111122223333'),
      remedy: expect.any(String),
      retryable: true,
      call: {
        service: 'CloudWatch',
        operation: 'GetMetricData',
        accountId: '111122223333',
        region: 'eu-west-1',
        roleArn: CONTEXT.roleArn,
        errorCode: 'ThrottlingException',
        httpStatus: 400,
        requestId: 'req-1',
      },
      awsMessage: 'Rate exceeded',
      at: '2026-01-01T00:00:00.000Z',
    });
  });

  it.each(
    FAILURE_TABLE.flatMap(({ errors, code }) =>
      errors.map(error => [error, code] as const),
    ),
  )('knows %s as %s', (error, code) => {
    const failure = toFailure(awsError(error, 'something'), CONTEXT);
    expect(failure.code).toBe(code);
    expect(JSON.stringify(failure)).not.toMatch(/\{\w+\}/);
  });

  it.each([
    ['ECONNREFUSED', 'unreachable'],
    ['ENOTFOUND', 'dns'],
    ['CERT_HAS_EXPIRED', 'tls'],
  ])('knows the system error %s as %s', (code, expected) => {
    expect(toFailure(systemError(code), CONTEXT)).toMatchObject({
      code: expected,
      call: { errorCode: code },
    });
  });

  it('takes a cut connection for what it is, though the SDK calls it a timeout', () => {
    const error = Object.assign(systemError('ECONNRESET'), {
      name: 'TimeoutError',
    });
    expect(toFailure(error, CONTEXT).code).toBe('unreachable');
  });

  it.each([
    [403, 'access-denied'],
    [404, 'not-found'],
    [301, 'wrong-region'],
    [429, 'throttled'],
    [503, 'service-error'],
    [418, 'unknown'],
  ])('reads the status %d of answers without a body', (status, code) => {
    const head = { ...CONTEXT, service: 'S3', operation: 'HeadBucket' };
    const failure = toFailure(
      awsError('Unknown', 'UnknownError', status),
      head,
    );
    expect(failure.code).toBe(code);
  });

  it('names the IAM action where the operation has another name', () => {
    const failure = toFailure(awsError('Unknown', '', 403), {
      ...CONTEXT,
      service: 'S3',
      operation: 'HeadBucket',
    });
    expect(failure.message).toContain('s3:ListBucket');
  });

  it.each([
    [
      ' because no identity-based policy allows the cloudwatch:GetMetricData action',
      'missing-permission',
    ],
    [' with an explicit deny in an identity-based policy', 'explicit-deny'],
    [
      ' because no permissions boundary allows the cloudwatch:GetMetricData action',
      'boundary-denies',
    ],
    [
      ' because no session policy allows the cloudwatch:GetMetricData action',
      'session-policy-denies',
    ],
    [' with an explicit deny in a service control policy', 'scp-denies'],
    [' with an explicit deny in a resource control policy', 'rcp-denies'],
    [
      ' because no resource-based policy allows the cloudwatch:GetMetricData action',
      'resource-policy-denies',
    ],
    [
      ' because no VPC endpoint policy allows the cloudwatch:GetMetricData action',
      'vpc-endpoint-denies',
    ],
    ['', 'access-denied'],
  ])('reads which policy denied: %s', (reason, code) => {
    const failure = toFailure(denied(reason), CONTEXT);
    expect(failure).toMatchObject({ code, retryable: false });
    expect(failure.message).toContain(ACTION);
  });

  it('does not take a refused web identity token for a deleted key', () => {
    const failure = toFailure(
      awsError('InvalidIdentityToken', 'No OpenIDConnect provider found', 400),
      { ...CONTEXT, service: 'STS', operation: 'AssumeRoleWithWebIdentity' },
    );
    expect(failure.code).toBe('identity-token-refused');
    expect(failure.cause).toContain('OpenID Connect provider');
  });

  it('does not offer an Allow against a Deny of the boundary', () => {
    const failure = toFailure(
      denied(' with an explicit deny in a permissions boundary'),
      CONTEXT,
    );
    expect(failure.code).toBe('boundary-denies');
    expect(failure.remedy).toContain('Deny statement of the boundary');
    expect(failure.snippet).toBeUndefined();
  });

  it('offers the statement that is missing', () => {
    const { snippet } = toFailure(
      denied(
        ' because no identity-based policy allows the cloudwatch:GetMetricData action',
      ),
      CONTEXT,
    );
    expect(JSON.parse(snippet?.text ?? '')).toEqual({
      Effect: 'Allow',
      Action: ACTION,
      Resource: '*',
    });
  });

  it('tells a wrong clock from a wrong signature', () => {
    const code = (message: string) =>
      toFailure(awsError('SignatureDoesNotMatch', message, 403), CONTEXT).code;
    expect(
      code('Signature expired: 20260101T000000Z is now earlier than'),
    ).toBe('clock-skew');
    expect(code('The request signature we calculated does not match')).toBe(
      'signature-mismatch',
    );
  });

  it('shows no secrets', () => {
    const failure = toFailure(
      awsError(
        'InvalidClientTokenId',
        `AKIAIOSFODNN7EXAMPLE ${'x'.repeat(200)}\nAuthorization: secret`,
      ),
      CONTEXT,
    );
    expect(failure.awsMessage).toBe('************MPLE [removed]');
  });

  it.each([undefined, null, 'text', 7, {}])('survives %p', error => {
    expect(toFailure(error, CONTEXT).code).toBe('unknown');
  });

  describe('of AssumeRole', () => {
    const context: FailureContext = {
      ...CONTEXT,
      service: 'STS',
      operation: 'AssumeRole',
      externalId: 'acme/component:default/payments',
      callerArn: 'arn:aws:sts::210987654321:assumed-role/backstage/pod',
    };
    const refusal = (reason = '') =>
      awsError(
        'AccessDenied',
        `User: ${context.callerArn} is not authorized to perform: sts:AssumeRole on resource: ${context.roleArn}${reason}`,
        403,
      );

    it('says what is known and gives the trust policy to paste', () => {
      const failure = toFailure(refusal(), context);
      expect(failure).toMatchObject({
        code: 'assume-role-denied',
        cause: expect.stringMatching(
          /AWS does not say why.*does not exist.*arn:aws:iam::210987654321:role\/backstage.*"acme\/component:default\/payments"/,
        ),
      });
      expect(JSON.parse(failure.snippet?.text ?? '')).toEqual({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            // STS does not tell the path of the caller's role.
            Principal: { AWS: 'arn:aws:iam::210987654321:root' },
            Action: 'sts:AssumeRole',
            Condition: {
              StringEquals: {
                'sts:ExternalId': 'acme/component:default/payments',
              },
              ArnLike: {
                'aws:PrincipalArn': [
                  'arn:aws:iam::210987654321:role/backstage',
                  'arn:aws:iam::210987654321:role/*/backstage',
                ],
              },
            },
          },
        ],
      });
    });

    it('names the role of the portal itself where its path is known', () => {
      const callerArn = 'arn:aws:iam::210987654321:role/portal/backstage';
      const { snippet } = toFailure(refusal(), { ...context, callerArn });
      const [statement] = JSON.parse(snippet?.text ?? '').Statement;
      expect(statement.Principal).toEqual({ AWS: callerArn });
      expect(statement.Condition).not.toHaveProperty('ArnLike');
    });

    it('asks for no ExternalId when none was sent', () => {
      const { snippet, cause } = toFailure(refusal(), {
        ...context,
        externalId: undefined,
        trustActions: ['sts:AssumeRole', 'sts:TagSession'],
      });
      expect(cause).toContain('without an ExternalId');
      expect(snippet?.text).not.toContain('sts:ExternalId');
      expect(snippet?.text).toContain('sts:TagSession');
    });

    it("blames the portal's own policy when AWS does", () => {
      const failure = toFailure(
        refusal(
          ' because no identity-based policy allows the sts:AssumeRole action',
        ),
        context,
      );
      expect(failure).toMatchObject({
        code: 'portal-may-not-assume',
        snippet: { title: 'Statement for a policy of the portal identity' },
      });
    });
  });
});
