import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import {
  EXTERNAL_ID,
  PAYMENTS_ACCOUNT,
  PAYMENTS_ROLE,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  SEED,
} from './__fixtures__/seed';
import type { Sandbox } from './Sandbox';
import { startSandbox } from './startSandbox';

describe('startSandbox', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: SEED });
  });
  afterAll(() => sandbox.close());

  it('lets the portal assume a role of another account and read that role', async () => {
    const region = 'eu-west-1';
    const { endpoint } = sandbox;
    const sts = new STSClient({ endpoint, region, credentials: PORTAL_KEY });
    await expect(
      sts.send(new GetCallerIdentityCommand()),
    ).resolves.toMatchObject({
      Account: PORTAL_ACCOUNT,
      Arn: `arn:aws:iam::${PORTAL_ACCOUNT}:user/portal`,
    });

    const { Credentials: keys, AssumedRoleUser } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: PAYMENTS_ROLE,
        RoleSessionName: 'payments',
        ExternalId: EXTERNAL_ID,
      }),
    );
    expect(AssumedRoleUser?.Arn).toBe(
      `arn:aws:sts::${PAYMENTS_ACCOUNT}:assumed-role/payments-alloy/payments`,
    );

    const iam = new IAMClient({
      endpoint,
      region,
      credentials: {
        accessKeyId: keys!.AccessKeyId!,
        secretAccessKey: keys!.SecretAccessKey!,
        sessionToken: keys!.SessionToken!,
      },
    });
    const { Role } = await iam.send(
      new GetRoleCommand({ RoleName: 'payments-alloy' }),
    );
    expect(Role?.Arn).toBe(PAYMENTS_ROLE);
    expect(
      JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!)),
    ).toHaveProperty('Statement');
  });

  it('refuses another ExternalId', async () => {
    const sts = new STSClient({
      endpoint: sandbox.endpoint,
      region: 'eu-west-1',
      credentials: PORTAL_KEY,
    });
    await expect(
      sts.send(
        new AssumeRoleCommand({
          RoleArn: PAYMENTS_ROLE,
          RoleSessionName: 'payments',
          ExternalId: 'portal/component:default/billing',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${PORTAL_ACCOUNT}:user/portal is not authorized to perform: sts:AssumeRole on resource: ${PAYMENTS_ROLE}`,
    });
  });
});
