import {
  GetParameterCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { PORTAL_ACCOUNT, PORTAL_KEY, SEED } from '../../__fixtures__/seed';
import { REGION, TestSandbox } from '../../__fixtures__/testSandbox';

const KEY_ARN = `arn:aws:kms:${REGION}:${PORTAL_ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;
const parameterArn = (name: string) =>
  `arn:aws:ssm:${REGION}:${PORTAL_ACCOUNT}:parameter/${name}`;

function seed(): typeof SEED {
  const [portal, payments] = structuredClone(SEED.accounts);
  portal.users![0].inlinePolicies!.parameters = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:PutParameter'],
        Resource: parameterArn('agents/*'),
      },
    ],
  };
  portal.regions = {
    [REGION]: {
      parameters: [
        { name: '/agents/region', value: 'eu-west-1' },
        { name: '/agents/key', type: 'SecureString', value: 'the-old-key' },
        {
          name: '/agents/own',
          type: 'SecureString',
          value: 'sealed',
          keyArn: KEY_ARN,
        },
        { name: '/other/key', value: 'x' },
      ],
    },
  };
  return { accounts: [portal, payments] };
}

describe('SSM', () => {
  let test: TestSandbox;
  let ssm: SSMClient;

  beforeEach(async () => {
    test = await TestSandbox.start(seed());
    const { endpoint } = test.sandbox;
    ssm = new SSMClient({ endpoint, region: REGION, credentials: PORTAL_KEY });
  });
  afterEach(() => test.close());

  const get = async (Name: string, WithDecryption?: boolean) => {
    const command = new GetParameterCommand({ Name, WithDecryption });
    return (await ssm.send(command)).Parameter;
  };

  it('decrypts a SecureString where it is asked to', async () => {
    await expect(get('/agents/key', true)).resolves.toMatchObject({
      ARN: parameterArn('agents/key'),
      Type: 'SecureString',
      Value: 'the-old-key',
      Version: 1,
    });
    const sealed = await get('/agents/key');
    expect(sealed?.Value).not.toContain('the-old-key');
  });

  it('gives the new value after a rotation, and old versions by number', async () => {
    await ssm.send(
      new PutParameterCommand({
        Name: '/agents/key',
        Value: 'the-new-key',
        Overwrite: true,
      }),
    );
    await expect(get('/agents/key', true)).resolves.toMatchObject({
      Value: 'the-new-key',
      Version: 2,
    });
    await expect(get('/agents/key:1', true)).resolves.toMatchObject({
      Value: 'the-old-key',
    });
    await expect(get('/agents/key:9')).rejects.toMatchObject({
      name: 'ParameterVersionNotFound',
    });
  });

  it("needs a permission on the customer's own key", async () => {
    await expect(get('/agents/own', true)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`kms:Decrypt on resource: ${KEY_ARN}`),
    });
    await expect(get('/agents/own')).resolves.toBeDefined();
  });

  it('refuses what is not there, not allowed or already there', async () => {
    await expect(get('/agents/nope')).rejects.toMatchObject({
      name: 'ParameterNotFound',
    });
    await expect(get('/other/key')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(
      ssm.send(
        new PutParameterCommand({
          Name: '/agents/region',
          Value: 'x',
          Type: 'String',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
  });

  it('gives several at once, and names those it does not have', async () => {
    await expect(
      ssm.send(
        new GetParametersCommand({ Names: ['/agents/region', '/agents/nope'] }),
      ),
    ).resolves.toMatchObject({
      Parameters: [{ Name: '/agents/region', Value: 'eu-west-1' }],
      InvalidParameters: ['/agents/nope'],
    });
  });

  it('leaves no value in CloudTrail', async () => {
    await get('/agents/key', true);
    await ssm.send(
      new PutParameterCommand({
        Name: '/agents/key',
        Value: 'the-new-key',
        Overwrite: true,
      }),
    );
    const events = JSON.stringify(test.sandbox.cloudTrail.events());
    expect(events).toContain('PutParameter');
    expect(events).not.toMatch(/the-(old|new)-key/);
  });
});
