import { GetRoleCommand, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import {
  EXTERNAL_ID,
  PAYMENTS_ACCOUNT,
  PAYMENTS_ROLE,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  SEED,
  STRANGER_KEY,
} from '../../__fixtures__/seed';
import { keysOf, TestSandbox } from '../../__fixtures__/testSandbox';

const HUB_ROLE = `arn:aws:iam::${PORTAL_ACCOUNT}:role/hub`;
const READ_ROLES = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iam:GetRole', Resource: '*' }],
});

describe('AssumeRole', () => {
  let test: TestSandbox;

  beforeEach(async () => {
    test = await TestSandbox.start();
  });
  afterEach(() => test.close());

  const assume = (input: object, keys = PORTAL_KEY) => test.assume(input, keys);

  it('hands out keys of a session that expires when its time is over', async () => {
    const { Credentials, PackedPolicySize } = await test.sts().send(
      new AssumeRoleCommand({
        RoleArn: PAYMENTS_ROLE,
        RoleSessionName: 'payments',
        ExternalId: EXTERNAL_ID,
        DurationSeconds: 900,
      }),
    );
    const seconds =
      (Credentials!.Expiration!.getTime() -
        test.sandbox.clock.now().getTime()) /
      1000;
    expect(seconds).toBeGreaterThan(890);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(PackedPolicySize).toBeUndefined();

    const keys = keysOf(Credentials);
    const whoAmI = () => test.sts(keys).send(new GetCallerIdentityCommand());
    await expect(whoAmI()).resolves.toMatchObject({
      Account: PAYMENTS_ACCOUNT,
      Arn: `arn:aws:sts::${PAYMENTS_ACCOUNT}:assumed-role/payments-alloy/payments`,
      UserId: expect.stringMatching(/^AROA\w{17}:payments$/),
    });

    // Signers use the machine's clock, so the session ages within the skew that STS tolerates.
    test.sandbox.clock.advance(890);
    await expect(whoAmI()).resolves.toBeDefined();
    test.sandbox.clock.advance(10);
    await expect(whoAmI()).rejects.toMatchObject({
      name: 'ExpiredToken',
      message: 'The security token included in the request is expired',
    });
  });

  it.each([
    ['another ExternalId', { ExternalId: 'portal/component:default/other' }],
    ['no ExternalId', { ExternalId: undefined }],
    ['a role that does not exist', { RoleArn: `${PAYMENTS_ROLE}-2` }],
    [
      'a role without its path',
      { RoleArn: PAYMENTS_ROLE.replace('agents/', '') },
    ],
    [
      'an account that does not exist',
      { RoleArn: PAYMENTS_ROLE.replace(/\d{12}/, '999999999999') },
    ],
  ])('is denied with %s, in the same words', async (_what, input) => {
    const RoleArn = 'RoleArn' in input ? input.RoleArn : PAYMENTS_ROLE;
    await expect(assume(input)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${PORTAL_ACCOUNT}:user/portal is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('is denied to a caller whose own policies do not allow it', async () => {
    await expect(assume({}, STRANGER_KEY)).rejects.toThrow(
      /user\/people\/stranger is not authorized to perform: sts:AssumeRole/,
    );
  });

  it('tells members of the organisation which policy is missing', async () => {
    const organized = await TestSandbox.start({
      ...SEED,
      organization: { id: 'o-acmeexample' },
    });
    try {
      await expect(organized.assume({ ExternalId: 'other' })).rejects.toThrow(
        /because no role trust policy allows the sts:AssumeRole action$/,
      );
    } finally {
      await organized.close();
    }
  });

  it.each([
    [
      { RoleSessionName: 'x' },
      "Value 'x' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ],
    [
      { RoleSessionName: 'pay ments' },
      "Value 'pay ments' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    [
      { ExternalId: 'a b' },
      "'externalId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*",
    ],
    [
      { DurationSeconds: 899 },
      "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      { DurationSeconds: 7201 },
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [
      { RoleArn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/alloy` },
      `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/alloy is invalid`,
    ],
    [
      { Policy: ' '.repeat(2049) },
      "'policy' failed to satisfy constraint: Member must have length less than or equal to 2048",
    ],
  ])('validates %p', async (input, message) => {
    await expect(assume(input)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });

  it('reports several violations together', async () => {
    await expect(
      assume({ RoleSessionName: '!', DurationSeconds: 1 }),
    ).rejects.toThrow(/^3 validation errors detected: /);
  });

  it('refuses a session policy that is none', async () => {
    await expect(assume({ Policy: '{"Statement":' })).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
      message: 'This policy contains invalid Json',
    });
  });

  it('limits a session to its inline policy', async () => {
    const keys = await assume({ Policy: READ_ROLES });
    const RoleName = 'payments-alloy';
    const iam = test.iam(keys);
    await expect(
      iam.send(new GetRoleCommand({ RoleName })),
    ).resolves.toHaveProperty('Role');
    await expect(
      iam.send(new ListRolePoliciesCommand({ RoleName })),
    ).rejects.toThrow(
      /because no session policy allows the iam:ListRolePolicies action$/,
    );
  });

  it('counts policies and tags into the packed size', async () => {
    const { PackedPolicySize, SourceIdentity } = await test.sts().send(
      new AssumeRoleCommand({
        RoleArn: PAYMENTS_ROLE,
        RoleSessionName: 'payments',
        ExternalId: EXTERNAL_ID,
        Policy: READ_ROLES,
        PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
        Tags: [{ Key: 'team', Value: 'platform' }],
        SourceIdentity: 'guest',
      }),
    );
    expect(PackedPolicySize).toBeGreaterThan(1);
    expect(PackedPolicySize).toBeLessThan(20);
    expect(SourceIdentity).toBe('guest');
  });

  it('lasts one hour at most when chained, whatever the role allows', async () => {
    const hub = await assume({ RoleArn: HUB_ROLE, DurationSeconds: 7200 });
    await expect(
      test.assume({ DurationSeconds: 3601 }, hub),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    });
    await expect(
      test.assume({ DurationSeconds: 3600 }, hub),
    ).resolves.toMatchObject({
      accessKeyId: expect.stringMatching(/^ASIA/),
    });
  });
});
