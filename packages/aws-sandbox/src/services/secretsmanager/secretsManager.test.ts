import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  PAYMENTS_ACCOUNT,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  SEED,
  STRANGER_KEY,
} from '../../__fixtures__/seed';
import { REGION, TestSandbox } from '../../__fixtures__/testSandbox';

const secretArn = (account: string, name: string) =>
  `arn:aws:secretsmanager:${REGION}:${account}:secret:${name}`;

function seed(): typeof SEED {
  const [portal, payments] = structuredClone(SEED.accounts);
  portal.users![0].inlinePolicies!.secrets = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'secretsmanager:*',
        Resource: [
          secretArn(PORTAL_ACCOUNT, 'agents/*'),
          secretArn(PAYMENTS_ACCOUNT, 'shared-*'),
          secretArn(PAYMENTS_ACCOUNT, 'private-*'),
        ],
      },
    ],
  };
  portal.regions = {
    [REGION]: {
      secrets: [
        { name: 'agents/key', value: 'current', previousValue: 'previous' },
      ],
    },
  };
  payments.regions = {
    [REGION]: {
      secrets: [
        {
          name: 'shared',
          value: 'for-the-portal',
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: `arn:aws:iam::${PORTAL_ACCOUNT}:root` },
                Action: 'secretsmanager:GetSecretValue',
                Resource: '*',
              },
            ],
          },
        },
        { name: 'private', value: 'for-nobody' },
      ],
    },
  };
  return { accounts: [portal, payments] };
}

describe('Secrets Manager', () => {
  let test: TestSandbox;

  beforeEach(async () => {
    test = await TestSandbox.start(seed());
  });
  afterEach(() => test.close());

  const client = (credentials = PORTAL_KEY) =>
    new SecretsManagerClient({
      endpoint: test.sandbox.endpoint,
      region: REGION,
      credentials,
    });
  const get = (SecretId: string, more = {}, keys = PORTAL_KEY) =>
    client(keys).send(new GetSecretValueCommand({ SecretId, ...more }));

  it('gives the current value by name and by ARN, and the previous one by stage', async () => {
    const current = await get('agents/key');
    expect(current).toMatchObject({
      SecretString: 'current',
      VersionStages: ['AWSCURRENT'],
      ARN: expect.stringMatching(/:secret:agents\/key-\w{6}$/),
    });
    await expect(get(current.ARN!)).resolves.toMatchObject({
      SecretString: 'current',
    });
    await expect(
      get('agents/key', { VersionStage: 'AWSPREVIOUS' }),
    ).resolves.toMatchObject({ SecretString: 'previous' });
    await expect(
      get('agents/key', { VersionId: current.VersionId }),
    ).resolves.toMatchObject({ SecretString: 'current' });
  });

  it('rotates', async () => {
    await client().send(
      new PutSecretValueCommand({
        SecretId: 'agents/key',
        SecretString: 'rotated',
      }),
    );
    await expect(get('agents/key')).resolves.toMatchObject({
      SecretString: 'rotated',
    });
    await expect(
      get('agents/key', { VersionStage: 'AWSPREVIOUS' }),
    ).resolves.toMatchObject({ SecretString: 'current' });
    const { VersionIdsToStages } = await client().send(
      new DescribeSecretCommand({ SecretId: 'agents/key' }),
    );
    expect(Object.values(VersionIdsToStages!)).toEqual([
      ['AWSCURRENT'],
      ['AWSPREVIOUS'],
    ]);
  });

  it('is shared across accounts by its policy, and by that alone', async () => {
    await expect(
      get(secretArn(PAYMENTS_ACCOUNT, 'shared')),
    ).resolves.toMatchObject({ SecretString: 'for-the-portal' });
    await expect(
      get(secretArn(PAYMENTS_ACCOUNT, 'private')),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses what is not there and not allowed', async () => {
    await expect(get('agents/nope')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: "Secrets Manager can't find the specified secret.",
    });
    await expect(get('agents/key', {}, STRANGER_KEY)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('secretsmanager:GetSecretValue'),
    });
  });
});
