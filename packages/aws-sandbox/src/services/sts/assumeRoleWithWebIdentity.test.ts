import {
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import {
  OIDC_PROVIDER,
  OIDC_URL,
  PAYMENTS_ACCOUNT,
  PAYMENTS_ROLE,
  PORTAL_ACCOUNT,
} from '../../__fixtures__/seed';
import { keysOf, TestSandbox } from '../../__fixtures__/testSandbox';

const HUB_ROLE = `arn:aws:iam::${PORTAL_ACCOUNT}:role/hub`;
const POD = 'system:serviceaccount:monitoring:alloy';

describe('AssumeRoleWithWebIdentity', () => {
  let test: TestSandbox;

  beforeEach(async () => {
    test = await TestSandbox.start();
  });
  afterEach(() => test.close());

  const token = (claims: object = {}) =>
    test.sandbox.world.issuer(OIDC_URL)!.mintToken({
      subject: POD,
      issuedAt: test.sandbox.clock.now(),
      lifetimeSeconds: 600,
      ...claims,
    });
  const exchange = (WebIdentityToken: string, input: object = {}) =>
    test.sts({ accessKeyId: '', secretAccessKey: '' }).send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: PAYMENTS_ROLE,
        RoleSessionName: 'alloy',
        WebIdentityToken,
        ...input,
      }),
    );

  it("exchanges a pod's token without any key", async () => {
    const reply = await exchange(token());
    expect(reply).toMatchObject({
      Provider: OIDC_PROVIDER,
      SubjectFromWebIdentityToken: POD,
      Audience: 'sts.amazonaws.com',
    });
    await expect(
      test.sts(keysOf(reply.Credentials)).send(new GetCallerIdentityCommand()),
    ).resolves.toMatchObject({
      Arn: `arn:aws:sts::${PAYMENTS_ACCOUNT}:assumed-role/payments-alloy/alloy`,
    });
  });

  it.each([
    [
      'another service account',
      { subject: 'system:serviceaccount:default:alloy' },
    ],
  ])('is denied for %s without a reason', async (_what, claims) => {
    await expect(exchange(token(claims))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    });
  });

  it('refuses an audience that the provider does not list', async () => {
    await expect(exchange(token({ audience: 'vault' }))).rejects.toMatchObject({
      name: 'InvalidIdentityTokenException',
      message: 'Incorrect token audience',
    });
  });

  it('refuses an expired token', async () => {
    const expired = token({
      issuedAt: new Date(Date.now() - 3_600_000),
      lifetimeSeconds: 600,
    });
    await expect(exchange(expired)).rejects.toMatchObject({
      name: 'ExpiredTokenException',
      message: expect.stringMatching(
        /^Token expired: current date\/time \d+ must be before the expiration date\/time \d+$/,
      ),
    });
  });

  it('refuses a token with a changed claim', async () => {
    const [head, , signature] = token().split('.');
    const [, body] = token({ subject: 'somebody' }).split('.');
    await expect(
      exchange(`${head}.${body}.${signature}`),
    ).rejects.toMatchObject({ name: 'InvalidIdentityTokenException' });
  });

  it('refuses an issuer that the account does not trust', async () => {
    await expect(exchange(token(), { RoleArn: HUB_ROLE })).rejects.toThrow(
      `No OpenIDConnect provider found in your account for ${OIDC_URL}`,
    );
  });
});
