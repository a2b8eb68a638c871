import { fromHttp, fromInstanceMetadata } from '@aws-sdk/credential-providers';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  OIDC_URL,
  PAYMENTS_ACCOUNT,
  PAYMENTS_ROLE,
  SEED,
} from '../__fixtures__/seed';
import { TestSandbox, type TestKeys } from '../__fixtures__/testSandbox';
import type { CredentialEndpoint } from './CredentialEndpoints';

const SERVICES = [
  'ec2.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'pods.eks.amazonaws.com',
];
const NODE_ROLE = `arn:aws:iam::${PAYMENTS_ACCOUNT}:role/node`;
const POD = {
  issuer: OIDC_URL,
  namespace: 'monitoring',
  serviceAccount: 'alloy',
};

function seed(): typeof SEED {
  const [portal, payments] = structuredClone(SEED.accounts);
  payments.roles!.push({
    name: 'node',
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: SERVICES },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      ],
    },
  });
  payments.instanceProfiles!.push({ name: 'node', roles: ['node'] });
  return { accounts: [portal, payments] };
}

describe('credential endpoints', () => {
  const environment = { ...process.env };
  let test: TestSandbox;

  beforeEach(async () => {
    test = await TestSandbox.start(seed());
  });
  afterEach(async () => {
    process.env = { ...environment };
    await test.close();
  });

  const endpoints = () => test.sandbox.credentialEndpoints;
  const use = ({ environment: settings }: CredentialEndpoint) =>
    Object.assign(process.env, settings);
  const whoIs = async (keys: TestKeys) =>
    (await test.sts(keys).send(new GetCallerIdentityCommand())).Arn;

  describe('instance metadata', () => {
    const start = (instanceProfile: string | undefined = 'node', more = {}) =>
      endpoints().instanceMetadata({
        accountId: PAYMENTS_ACCOUNT,
        instanceProfile,
        ...more,
      });
    const token = async (endpoint: string, ttl = '60') => {
      const response = await fetch(`${endpoint}/latest/api/token`, {
        method: 'PUT',
        headers: { 'x-aws-ec2-metadata-token-ttl-seconds': ttl },
      });
      return { status: response.status, text: await response.text() };
    };
    const get = async (endpoint: string, path: string, value?: string) => {
      const response = await fetch(`${endpoint}${path}`, {
        headers: value ? { 'x-aws-ec2-metadata-token': value } : {},
      });
      return { status: response.status, text: await response.text() };
    };
    const CREDENTIALS = '/latest/meta-data/iam/security-credentials/';

    it("gives the SDK the instance's role", async () => {
      use(await start());
      const keys = await fromInstanceMetadata({ maxRetries: 0 })();
      await expect(whoIs(keys)).resolves.toBe(
        `arn:aws:sts::${PAYMENTS_ACCOUNT}:assumed-role/node/i-0123456789abcdef0`,
      );
      const [event] = test.sandbox.cloudTrail.events({
        eventName: 'AssumeRole',
      });
      expect(event).toMatchObject({
        userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
        recipientAccountId: PAYMENTS_ACCOUNT,
      });
    });

    it('answers nothing without a current token', async () => {
      const { endpoint } = await start();
      await expect(get(endpoint, CREDENTIALS)).resolves.toMatchObject({
        status: 401,
      });
      const { text } = await token(endpoint);
      await expect(get(endpoint, CREDENTIALS, text)).resolves.toEqual({
        status: 200,
        text: 'node',
      });
      await expect(get(endpoint, CREDENTIALS, 'x')).resolves.toMatchObject({
        status: 401,
      });
      test.sandbox.clock.advance(61);
      await expect(get(endpoint, CREDENTIALS, text)).resolves.toMatchObject({
        status: 401,
      });
    });

    it.each(['0', '21601', 'soon'])('gives no token for %s s', async ttl => {
      const { endpoint } = await start();
      await expect(token(endpoint, ttl)).resolves.toMatchObject({
        status: 400,
      });
    });

    it('answers IMDSv1 only where it is asked to', async () => {
      const { endpoint } = await start('node', { httpTokens: 'optional' });
      await expect(get(endpoint, CREDENTIALS)).resolves.toMatchObject({
        status: 200,
      });
    });

    it('hands out the same keys until they are nearly over', async () => {
      const { endpoint } = await start('node', { sessionSeconds: 1000 });
      const key = async () => {
        const { text } = await token(endpoint);
        const reply = await get(endpoint, `${CREDENTIALS}node`, text);
        return JSON.parse(reply.text).AccessKeyId;
      };
      const first = await key();
      test.sandbox.clock.advance(700);
      await expect(key()).resolves.toBe(first);
      test.sandbox.clock.advance(200);
      await expect(key()).resolves.not.toBe(first);
    });

    it('says so when the role does not trust EC2', async () => {
      const { endpoint } = await start('payments-node');
      const { text } = await token(endpoint);
      const reply = await get(endpoint, `${CREDENTIALS}payments-alloy`, text);
      expect(JSON.parse(reply.text)).toMatchObject({
        Code: 'AssumeRoleUnauthorizedAccess',
        Message: expect.stringContaining('EC2 cannot assume the role'),
      });
    });

    it('has no credentials for an instance without role', async () => {
      use(await endpoints().instanceMetadata({ accountId: PAYMENTS_ACCOUNT }));
      await expect(fromInstanceMetadata({ maxRetries: 0 })()).rejects.toThrow();
    });

    it('refuses a profile that is not in the seed', async () => {
      await expect(start('nope')).rejects.toThrow(
        `There is no instance profile nope in account ${PAYMENTS_ACCOUNT}`,
      );
    });

    it('suffers the faults that are injected', async () => {
      const { endpoint } = await start();
      test.sandbox.faults.add({ kind: 'server-error', service: 'imds' });
      await expect(token(endpoint)).resolves.toMatchObject({ status: 500 });
    });
  });

  describe('an ECS task', () => {
    it("gives the SDK the task's role", async () => {
      use(await endpoints().taskRole({ roleArn: NODE_ROLE }));
      const keys = await fromHttp()();
      await expect(whoIs(keys)).resolves.toMatch(
        /assumed-role\/node\/[0-9a-f]{32}$/,
      );
    });

    it('refuses a wrong token', async () => {
      use(await endpoints().taskRole({ roleArn: NODE_ROLE }));
      process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN = 'wrong';
      await expect(fromHttp({ maxRetries: 0 })()).rejects.toThrow(/401/);
    });

    it('says so when the role does not trust ECS', async () => {
      use(await endpoints().taskRole({ roleArn: PAYMENTS_ROLE }));
      await expect(fromHttp({ maxRetries: 0 })()).rejects.toThrow(
        /AccessDenied|ecs-tasks|400/,
      );
    });
  });

  describe('EKS Pod Identity', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pod-identity-'));
    const file = join(folder, 'token');

    afterAll(() => rmSync(folder, { recursive: true }));

    const mint = (claims = {}) =>
      test.sandbox.world.issuer(OIDC_URL)!.mintToken({
        subject: 'system:serviceaccount:monitoring:alloy',
        audience: 'pods.eks.amazonaws.com',
        issuedAt: new Date(),
        lifetimeSeconds: 600,
        ...claims,
      });

    it("exchanges the pod's token for the role of its association", async () => {
      use(await endpoints().podIdentity({ roleArn: NODE_ROLE, ...POD }));
      writeFileSync(file, mint());
      process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE = file;
      const keys = await fromHttp()();
      await expect(whoIs(keys)).resolves.toMatch(
        /assumed-role\/node\/eks-telemetry-alloy-/,
      );
    });

    it.each([
      ['another audience', { audience: 'sts.amazonaws.com' }],
      ['another service account', { subject: 'system:serviceaccount:a:b' }],
      ['an expired token', { issuedAt: new Date(0) }],
    ])('refuses %s', async (_what, claims) => {
      use(await endpoints().podIdentity({ roleArn: NODE_ROLE, ...POD }));
      writeFileSync(file, mint(claims));
      process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE = file;
      await expect(fromHttp({ maxRetries: 0 })()).rejects.toThrow(/401/);
    });
  });

  it('can be started over the control endpoint, and end with the sandbox', async () => {
    const response = await test.control('POST', 'credential-endpoints', {
      kind: 'task-role',
      roleArn: NODE_ROLE,
    });
    const { endpoint, environment: settings } = await response.json();
    expect(settings.AWS_CONTAINER_CREDENTIALS_FULL_URI).toMatch(endpoint);
    const refused = await test.control('POST', 'credential-endpoints', {
      kind: 'task-role',
      roleArn: `${NODE_ROLE}-2`,
    });
    expect(refused.status).toBe(400);
    await test.close();
    await expect(fetch(endpoint)).rejects.toThrow();
    test = await TestSandbox.start(seed());
  });
});
