import { parseDenial } from './parseDenial';

const BOB = 'arn:aws:iam::111122223333:user/bob';
const AGENT = 'arn:aws:sts::111122223333:assumed-role/alloy/i-0abc';
const GUARD = 'arn:aws:iam::111122223333:policy/Guard.v1';
const GROUP = 'arn:aws:codedeploy:us-east-1:111122223333:deploymentgroup:*';

const deniedImplicitly = {
  kind: 'iam',
  principalArn: AGENT,
  action: 'cloudwatch:GetMetricData',
  effect: 'implicit',
  policyType: 'identity',
};
const SENTENCE = `User: ${AGENT} is not authorized to perform: cloudwatch:GetMetricData because no identity-based policy allows the cloudwatch:GetMetricData action`;
const REQUEST_ID = '0b5a5d3e-7f1c-4f0e-9d53-2f7a0d1c9a11';

describe('reasons', () => {
  const said = (reason: string) =>
    parseDenial(
      `User: ${BOB} is not authorized to perform: codedeploy:ListDeployments on resource: ${GROUP} ${reason}`,
    );

  it.each([
    ['identity', 'identity-based policy', 'an identity-based policy'],
    ['resource', 'resource-based policy', 'a resource-based policy'],
    ['trust', 'role trust policy', 'the role trust policy'],
    ['boundary', 'permissions boundary', 'a permissions boundary'],
    ['session', 'session policy', 'a session policy'],
    ['session', 'session policy', 'a sessions policy'],
    ['scp', 'service control policy', 'a service control policy'],
    ['scp', 'service control policy', 'a Service Control Policy'],
    ['rcp', 'resource control policy', 'a resource control policy'],
    ['vpc-endpoint', 'VPC endpoint policy', 'a VPC endpoint policy'],
  ])('%s', (policyType, implicit, explicit) => {
    const common = {
      kind: 'iam',
      principalArn: BOB,
      action: 'codedeploy:ListDeployments',
      resource: GROUP,
      policyType,
    };
    expect(
      said(
        `because no ${implicit} allows the codedeploy:ListDeployments action`,
      ),
    ).toEqual({ ...common, effect: 'implicit' });
    expect(said(`with an explicit deny in ${explicit}`)).toEqual({
      ...common,
      effect: 'explicit',
    });
    expect(said(`due to an explicit deny in ${explicit}.`)).toEqual({
      ...common,
      effect: 'explicit',
    });
  });

  it('sees through which policy an endpoint denies', () => {
    expect(
      said(
        'with an explicit deny in a VPC endpoint policy transitively through a service control policy',
      ),
    ).toMatchObject({ policyType: 'vpc-endpoint', throughPolicyType: 'scp' });
  });

  it.each([
    [`: ${GUARD}`, {}],
    [`: ${GUARD}.`, {}],
    [`: ${GUARD} (Guard)`, { policyName: 'Guard' }],
    [`: ${GUARD} (Guard).`, { policyName: 'Guard' }],
    [
      `: ${GUARD}. Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/EXAMPLE1a2b3c for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: EXAMPLE1a2b3c`,
      { authorizationId: 'EXAMPLE1a2b3c' },
    ],
  ])('reads the policy in %p', (suffix, more) => {
    expect(
      said(`with an explicit deny in an identity-based policy${suffix}`),
    ).toEqual({
      kind: 'iam',
      principalArn: BOB,
      action: 'codedeploy:ListDeployments',
      resource: GROUP,
      policyType: 'identity',
      effect: 'explicit',
      policyArn: GUARD,
      ...more,
    });
  });

  it('knows that a deny was explicit even when no policy is named', () => {
    expect(said('with an explicit deny')).toMatchObject({ effect: 'explicit' });
    expect(said('with an explicit deny')?.policyType).toBeUndefined();
  });
});

describe('wrappings', () => {
  it.each([
    ['nothing', SENTENCE],
    [
      'the CLI',
      `An error occurred (AccessDenied) when calling the GetMetricData operation: ${SENTENCE}`,
    ],
    [
      'Go SDK v1',
      `AccessDeniedException: ${SENTENCE}\n\tstatus code: 400, request id: ${REQUEST_ID}`,
    ],
    [
      'Go SDK v1, escaped in a log line',
      `level=error msg="AccessDenied: ${SENTENCE}\\n\\tstatus code: 403, request id: ${REQUEST_ID}"`,
    ],
    [
      'Go SDK v2',
      `operation error CloudWatch: GetMetricData, https response error StatusCode: 403, RequestID: ${REQUEST_ID}, api error AccessDenied: ${SENTENCE}`,
    ],
    [
      'HTTP',
      `server returned HTTP status 403 Forbidden: {"Message":"${SENTENCE}"}`,
    ],
    [
      'HTTP, escaped',
      `err="server returned HTTP status 403 Forbidden: {\\"Message\\":\\"${SENTENCE}\\"}"`,
    ],
    [
      'XML',
      `<Error><Code>AccessDenied</Code><Message>${SENTENCE}</Message><RequestId>${REQUEST_ID}</RequestId></Error>`,
    ],
    ['wrapped lines', SENTENCE.replace(/ (?=is|because|allows)/g, '\n  ')],
    [
      'lower case',
      SENTENCE.replace('User', 'user').replace('because', 'Because'),
    ],
    [
      'Java',
      `${SENTENCE} (Service: CloudWatch, Status Code: 403, Request ID: ${REQUEST_ID})`,
    ],
  ])('%s', (_name, text) => {
    expect(parseDenial(text)).toMatchObject(deniedImplicitly);
    expect(parseDenial(text)?.requestId).toBe(
      text.includes(REQUEST_ID) ? REQUEST_ID : undefined,
    );
  });
});

describe('resources', () => {
  const on = (text: string) =>
    parseDenial(
      `User: ${AGENT} is not authorized to perform: s3:GetObject ${text}`,
    )?.resource;
  const KEY = 'arn:aws:s3:::b/some key (1).txt';

  it.each([
    ['on resource: arn:aws:s3:::b', 'arn:aws:s3:::b'],
    ['on resource: arn:aws:s3:::b.', 'arn:aws:s3:::b'],
    ['on resource: arn:aws:s3:::b\n\tstatus code: 403', 'arn:aws:s3:::b'],
    [
      `on resource: "${KEY}" because no identity-based policy allows the s3:GetObject action`,
      KEY,
    ],
    [
      `on resource: ${KEY} because no identity-based policy allows the s3:GetObject action`,
      KEY,
    ],
    [
      `on this resource: ${KEY} with an explicit deny in a permissions boundary`,
      KEY,
    ],
    [`on resource: "${KEY}"\n\tstatus code: 403`, KEY],
    ['on this resource', undefined],
    [
      'because no identity-based policy allows the s3:GetObject action',
      undefined,
    ],
    ['', undefined],
  ])('%p', (text, expected) => {
    expect(on(text)).toBe(expected);
  });
});

describe('other wordings', () => {
  const BLOB = 'AbCdEf0123456789_-AbCdEf0123456789';

  it.each([
    [
      `UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: ${BLOB}\n\tstatus code: 403, request id: ${REQUEST_ID}`,
      { kind: 'encoded', encodedMessage: BLOB, requestId: REQUEST_ID },
    ],
    [
      `You are not authorized to perform this operation. ${SENTENCE.replace(
        /cloudwatch:GetMetricData/g,
        'ec2:RunInstances',
      )}. Encoded authorization failure message: ${BLOB}`,
      {
        ...deniedImplicitly,
        action: 'ec2:RunInstances',
        encodedMessage: BLOB,
      },
    ],
    [
      'AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
      { kind: 'no-details', action: 'sts:AssumeRoleWithWebIdentity' },
    ],
    [
      `User: ${AGENT} is not authorized to assume IAM Role arn:aws:iam::999999999999:role/r.`,
      {
        kind: 'iam',
        principalArn: AGENT,
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::999999999999:role/r',
      },
    ],
    [
      `User: ${AGENT} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::999999999999:role/r`,
      {
        kind: 'iam',
        principalArn: AGENT,
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::999999999999:role/r',
      },
    ],
    [
      'User: anonymous is not authorized to perform: es:ESHttpGet',
      { kind: 'iam', principalArn: 'anonymous', action: 'es:ESHttpGet' },
    ],
    ['AccessDenied: Access Denied', { kind: 'no-details' }],
    [
      '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
      { kind: 'no-details' },
    ],
    ['AccessDeniedException', { kind: 'no-details' }],
  ])('%p', (text, expected) => {
    expect(parseDenial(text)).toEqual(expected);
  });
});

describe('refusals that are no decision of IAM', () => {
  it.each([
    ['missing-token', '{"message":"Missing Authentication Token"}'],
    [
      'missing-token',
      'MissingAuthenticationTokenException: Request is missing Authentication Token',
    ],
    [
      'signature-mismatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    ],
    ['signature-mismatch', '<Code>SignatureDoesNotMatch</Code>'],
    [
      'expired-token',
      'ExpiredToken: The security token included in the request is expired',
    ],
    ['expired-token', 'The provided token has expired.'],
    [
      'invalid-token',
      'InvalidClientTokenId: The security token included in the request is invalid.',
    ],
    [
      'invalid-token',
      'The AWS Access Key Id you provided does not exist in our records.',
    ],
    [
      'clock-skew',
      'RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
    ],
    [
      'clock-skew',
      'SignatureDoesNotMatch: Signature expired: 20240101T000000Z is now earlier than 20240101T001000Z',
    ],
  ])('%s: %p', (kind, text) => {
    expect(parseDenial(text)).toEqual({ kind });
  });
});

describe('texts that tell of no refusal by AWS', () => {
  it.each([
    '',
    'ThrottlingException: Rate exceeded',
    'open /var/lib/alloy/data: permission denied',
    "Access denied for user 'grafana'@'10.0.0.1' (using password: YES)",
    'user bob is not authorized to view this page',
    'connection refused',
  ])('%p', text => {
    expect(parseDenial(text)).toBeUndefined();
  });
});
