import {
  IAMClient,
  GetOpenIDConnectProviderCommand,
  ListAccountAliasesCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { AUDITOR_KEY, seedWithAuditor } from '../../__fixtures__/auditor';
import {
  OIDC_PROVIDER,
  OIDC_URL,
  PORTAL_ACCOUNT,
  STRANGER_KEY,
} from '../../__fixtures__/seed';
import { TestSandbox } from '../../__fixtures__/testSandbox';

describe('IAM accounts', () => {
  let test: TestSandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    test = await TestSandbox.start(seedWithAuditor());
    iam = test.iam(AUDITOR_KEY);
  });
  afterAll(() => test.close());

  it('tells the account alias and its OIDC providers', async () => {
    await expect(
      iam.send(new ListAccountAliasesCommand()),
    ).resolves.toMatchObject({ AccountAliases: ['acme-payments'] });
    await expect(
      iam.send(new ListOpenIDConnectProvidersCommand()),
    ).resolves.toMatchObject({
      OpenIDConnectProviderList: [{ Arn: OIDC_PROVIDER }],
    });
    await expect(
      iam.send(
        new GetOpenIDConnectProviderCommand({
          OpenIDConnectProviderArn: OIDC_PROVIDER,
        }),
      ),
    ).resolves.toMatchObject({
      Url: OIDC_URL.slice('https://'.length),
      ClientIDList: ['sts.amazonaws.com'],
    });
  });

  it('denies what no policy allows', async () => {
    await expect(
      test.iam(STRANGER_KEY).send(new ListRolesCommand()),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${PORTAL_ACCOUNT}:user/people/stranger is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::${PORTAL_ACCOUNT}:role/ because no identity-based policy allows the iam:ListRoles action`,
    });
  });
});
