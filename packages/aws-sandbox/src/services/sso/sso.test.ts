import { ListAccountRolesCommand, SSOClient } from '@aws-sdk/client-sso';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromSSO } from '@aws-sdk/credential-providers';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAYMENTS_ACCOUNT, SEED } from '../../__fixtures__/seed';
import { REGION, TestSandbox } from '../../__fixtures__/testSandbox';

const START_URL = 'https://acme.awsapps.com/start';
const ROLE = 'AWSReservedSSO_ReadOnly_0123456789abcdef';

function seed(): typeof SEED {
  const [portal, payments] = structuredClone(SEED.accounts);
  payments.roles!.push({
    name: ROLE,
    path: `/aws-reserved/sso.amazonaws.com/${REGION}/`,
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            Federated: `arn:aws:iam::${PAYMENTS_ACCOUNT}:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE`,
          },
          Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        },
      ],
    },
  });
  return {
    accounts: [portal, payments],
    identityCenter: {
      startUrl: START_URL,
      region: REGION,
      users: [
        {
          name: 'guest@acme.example',
          assignments: [
            {
              accountId: PAYMENTS_ACCOUNT,
              permissionSet: 'ReadOnly',
              role: ROLE,
            },
          ],
        },
      ],
    },
  };
}

describe('IAM Identity Center', () => {
  const environment = { ...process.env };
  const home = mkdtempSync(join(tmpdir(), 'sso-'));
  let test: TestSandbox;

  beforeEach(async () => {
    test = await TestSandbox.start(seed());
    process.env.HOME = home;
    process.env.AWS_ENDPOINT_URL = test.sandbox.endpoint;
    process.env.AWS_CONFIG_FILE = join(home, 'config');
    process.env.AWS_SHARED_CREDENTIALS_FILE = join(home, 'credentials');
    mkdirSync(join(home, '.aws/sso/cache'), { recursive: true });
    writeFileSync(
      join(home, 'config'),
      `[profile acme]
sso_session = acme
sso_account_id = ${PAYMENTS_ACCOUNT}
sso_role_name = ReadOnly
[sso-session acme]
sso_start_url = ${START_URL}
sso_region = ${REGION}
sso_registration_scopes = sso:account:access
`,
    );
  });
  afterEach(async () => {
    process.env = { ...environment };
    await test.close();
  });
  afterAll(() => rmSync(home, { recursive: true }));

  const login = (seconds?: number) => {
    const entry = test.sandbox.identityCenter.login(
      'guest@acme.example',
      seconds,
    )!;
    const name = createHash('sha1').update('acme').digest('hex');
    writeFileSync(
      join(home, '.aws/sso/cache', `${name}.json`),
      JSON.stringify(entry),
    );
    return entry;
  };
  const whoAmI = async () => {
    const credentials = await fromSSO({ profile: 'acme', ignoreCache: true })();
    return test.sts(credentials).send(new GetCallerIdentityCommand());
  };

  it("gives a user who has logged in the permission set's role", async () => {
    login();
    await expect(whoAmI()).resolves.toMatchObject({
      Arn: `arn:aws:sts::${PAYMENTS_ACCOUNT}:assumed-role/${ROLE}/guest@acme.example`,
    });
  });

  it('renews an access token that is about to expire', async () => {
    login(60);
    await expect(whoAmI()).resolves.toBeDefined();
    const refreshed = test.sandbox.calls
      .list()
      .find(({ operation }) => operation === 'GetRoleCredentials');
    expect(refreshed).toMatchObject({ calls: 1, errors: {} });
  });

  it('refuses a token that it did not give', async () => {
    const entry = login();
    test.sandbox.clock.advance(9 * 3600);
    const sso = new SSOClient({
      endpoint: test.sandbox.endpoint,
      region: REGION,
    });
    const list = (accessToken: string) =>
      sso.send(
        new ListAccountRolesCommand({
          accessToken,
          accountId: PAYMENTS_ACCOUNT,
        }),
      );
    for (const token of [entry.accessToken, 'invented']) {
      await expect(list(token)).rejects.toMatchObject({
        name: 'UnauthorizedException',
        message: 'Session token not found or invalid',
      });
    }
    await expect(list(login().accessToken)).resolves.toMatchObject({
      roleList: [{ roleName: 'ReadOnly', accountId: PAYMENTS_ACCOUNT }],
    });
  });

  it('takes a refresh token once, from the client it was given to', async () => {
    const { clientId, clientSecret, refreshToken } = login();
    const refresh = async (body: object) => {
      const response = await fetch(`${test.sandbox.endpoint}/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ grantType: 'refresh_token', ...body }),
      });
      return { status: response.status, body: await response.json() };
    };
    const genuine = { clientId, clientSecret, refreshToken };
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    await expect(
      refresh({ ...genuine, clientSecret: 'x' }),
    ).resolves.toMatchObject(refused);
    await expect(refresh(genuine)).resolves.toMatchObject({
      status: 200,
      body: { accessToken: expect.any(String), tokenType: 'Bearer' },
    });
    await expect(refresh(genuine)).resolves.toMatchObject(refused);
    await expect(
      refresh({ ...genuine, grantType: 'authorization_code' }),
    ).resolves.toMatchObject({ body: { error: 'unsupported_grant_type' } });
  });

  it('can be logged in to over the control endpoint', async () => {
    const response = await test.control('POST', 'sso-login', {
      user: 'guest@acme.example',
    });
    await expect(response.json()).resolves.toMatchObject({
      startUrl: START_URL,
      accessToken: expect.any(String),
    });
    const nobody = await test.control('POST', 'sso-login', { user: 'nobody' });
    expect(nobody.status).toBe(404);
  });

  it('leaves no access token in CloudTrail', async () => {
    const { accessToken } = login();
    await whoAmI();
    expect(JSON.stringify(test.sandbox.cloudTrail.events())).not.toContain(
      accessToken,
    );
  });
});
