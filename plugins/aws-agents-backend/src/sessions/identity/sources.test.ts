import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from 'aws-sandbox';
import type { JsonObject } from '@backstage/types';
import {
  agentNamed,
  ISSUER,
  NODE_ROLE,
  POD_ROLE,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  PORTAL_USER,
  portalAt,
  SEED,
  START_URL,
} from '../__fixtures__/world';

const KEYS = `aws_access_key_id = ${PORTAL_KEY.accessKeyId}
aws_secret_access_key = ${PORTAL_KEY.secretAccessKey}`;
const session = (role: string) =>
  expect.stringMatching(
    `^arn:aws:sts::${PORTAL_ACCOUNT}:assumed-role/${role}/`,
  );

// Each source goes through the SDK's own provider to a signed
// GetCallerIdentity, as it does in production.
describe('sources of the credential chain', () => {
  const environment = { ...process.env };
  let sandbox: Sandbox;
  let folder: string;
  let close: () => void;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: SEED });
    folder = await mkdtemp(join(tmpdir(), 'aws-agents-'));
  });
  afterAll(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });
  afterEach(() => {
    process.env = { ...environment };
    close();
  });

  async function file(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  async function explain(
    variables: NodeJS.ProcessEnv,
    files: { config?: string; credentials?: string } = {},
    aws: JsonObject = {},
  ) {
    const inherited = Object.entries(environment).filter(
      ([name]) => !name.startsWith('AWS_') && !name.startsWith('KUBERNETES_'),
    );
    process.env = {
      ...Object.fromEntries(inherited),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: await file('config', files.config ?? ''),
      AWS_SHARED_CREDENTIALS_FILE: await file(
        'credentials',
        files.credentials ?? '',
      ),
      ...variables,
    };
    const portal = portalAt(sandbox, {}, { aws });
    close = portal.close;
    const chain = await portal.sessions.explainChain();
    const step = (source: string) =>
      chain.steps.find(candidate => candidate.source === source);
    return { ...chain, portal, step };
  }

  const hazardsOf = ({ identity }: Awaited<ReturnType<typeof explain>>) =>
    identity.hazards.map(({ id }) => id);

  describe('environment', () => {
    const KEY = {
      AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
    };

    it('answers first, and is called what it is', async () => {
      const chain = await explain(KEY);
      expect(chain.identity).toMatchObject({
        arn: PORTAL_USER,
        source: 'environment',
        status: 'ok',
      });
      expect(hazardsOf(chain)).toEqual(['long-lived-key']);
      expect(chain.summary).toBe(
        'The portal uses environment variables, because AWS_ACCESS_KEY_ID is set, without a session token.',
      );
      expect(
        chain.steps.map(({ source, outcome }) => [source, outcome]),
      ).toEqual([
        ['config-keys', 'skipped'],
        ['config-profile', 'skipped'],
        ['environment', 'used'],
        ['sso', 'skipped'],
        ['assume-role-profile', 'skipped'],
        ['shared-file', 'skipped'],
        ['process', 'skipped'],
        ['web-identity', 'skipped'],
        ['container', 'skipped'],
        ['instance-metadata', 'skipped'],
      ]);
      expect(JSON.stringify(chain.steps)).not.toContain('wJalrXUtnFEMI');
    });

    it('says which half of a key is missing', async () => {
      const chain = await explain({ AWS_ACCESS_KEY_ID: 'AKIA' });
      expect(chain.step('environment')).toMatchObject({
        outcome: 'skipped',
        reason: 'AWS_SECRET_ACCESS_KEY is not set',
      });
      expect(chain.identity).toMatchObject({
        arn: null,
        status: 'failed',
        failure: { code: 'no-credentials' },
      });
    });

    it('warns when its keys shadow the role of a pod', async () => {
      const chain = await explain({
        ...KEY,
        AWS_ROLE_ARN: POD_ROLE,
        AWS_WEB_IDENTITY_TOKEN_FILE: await file('token', 'x'),
      });
      expect(chain.step('web-identity')).toMatchObject({
        outcome: 'not-reached',
      });
      expect(hazardsOf(chain)).toContain('static-keys-shadow-role');
    });

    it('shows a key that AWS does not know', async () => {
      const chain = await explain({
        ...KEY,
        AWS_ACCESS_KEY_ID: 'AKIAUNKNOWNEXAMPLE00',
      });
      expect(chain.identity).toMatchObject({
        status: 'failed',
        failure: { code: 'invalid-credentials' },
      });
    });
  });

  describe('shared files', () => {
    it('answer with the keys of a profile', async () => {
      const chain = await explain(
        { AWS_PROFILE: 'portal' },
        { credentials: `[portal]\n${KEYS}` },
      );
      expect(chain.identity).toMatchObject({
        arn: PORTAL_USER,
        source: 'shared-file',
      });
      expect(chain.step('shared-file')?.reason).toBe(
        'profile portal has aws_access_key_id and aws_secret_access_key',
      );
    });

    it('say that a profile does not exist', async () => {
      const chain = await explain(
        { AWS_PROFILE: 'prtal' },
        { credentials: `[portal]\n${KEYS}` },
      );
      expect(chain.step('shared-file')?.reason).toBe(
        'no config or credentials file defines the profile prtal',
      );
      expect(hazardsOf(chain)).toEqual(['profile-missing']);
    });

    it('assume a role from a source profile', async () => {
      const chain = await explain(
        { AWS_PROFILE: 'backstage' },
        {
          config: `[profile backstage]\nrole_arn = ${POD_ROLE}\nsource_profile = portal`,
          credentials: `[portal]\n${KEYS}`,
        },
      );
      expect(chain.identity).toMatchObject({
        arn: session('backstage'),
        source: 'assume-role-profile',
        expiresAt: expect.any(String),
      });
    });

    it('assume a role from a credential source', async () => {
      const chain = await explain(
        {
          AWS_PROFILE: 'backstage',
          AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
          AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
        },
        {
          config: `[profile backstage]\nrole_arn = ${POD_ROLE}\ncredential_source = Environment`,
        },
      );
      expect(chain.identity).toMatchObject({ arn: session('backstage') });
      expect(chain.step('environment')?.reason).toMatch(/AWS_PROFILE is set/);
    });

    it('say that the role refused', async () => {
      const chain = await explain(
        { AWS_PROFILE: 'node' },
        {
          config: `[profile node]\nrole_arn = ${NODE_ROLE}\nsource_profile = portal`,
          credentials: `[portal]\n${KEYS}`,
        },
      );
      expect(chain.step('assume-role-profile')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('not authorized to perform'),
      });
      expect(chain.summary).toBe(
        'No source answered: profile that assumes a role failed.',
      );
    });
  });

  describe('IAM Identity Center', () => {
    const config = `[profile acme]
sso_session = acme
sso_account_id = ${PORTAL_ACCOUNT}
sso_role_name = Portal
[sso-session acme]
sso_start_url = ${START_URL}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access`;

    it('answers for somebody who signed in', async () => {
      const cache = join(folder, '.aws/sso/cache');
      await mkdir(cache, { recursive: true });
      const name = createHash('sha1').update('acme').digest('hex');
      await writeFile(
        join(cache, `${name}.json`),
        JSON.stringify(sandbox.identityCenter.login('guest@acme.example')),
      );
      const chain = await explain(
        { AWS_PROFILE: 'acme', HOME: folder },
        { config },
      );
      expect(chain.identity).toMatchObject({
        arn: session('AWSReservedSSO_Portal_0123456789abcdef'),
        source: 'sso',
      });
    });

    it('says that nobody is signed in', async () => {
      const chain = await explain(
        { AWS_PROFILE: 'acme', HOME: '/no/such/home' },
        { config },
      );
      expect(chain.step('sso')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('aws sso login'),
      });
    });
  });

  describe('process', () => {
    // What `aws_signing_helper credential-process` of IAM Roles Anywhere prints.
    const helper = async (output: string) => {
      const path = await file(
        'aws_signing_helper',
        `#!/bin/sh\ncat <<'JSON'\n${output}\nJSON\n`,
      );
      await chmod(path, 0o755);
      return `[default]\ncredential_process = ${path} credential-process`;
    };

    it('answers with what the helper prints', async () => {
      const config = await helper(
        JSON.stringify({
          Version: 1,
          AccessKeyId: PORTAL_KEY.accessKeyId,
          SecretAccessKey: PORTAL_KEY.secretAccessKey,
        }),
      );
      const chain = await explain({}, { config });
      expect(chain.identity).toMatchObject({
        arn: PORTAL_USER,
        source: 'process',
      });
    });

    it('says that the helper failed', async () => {
      const chain = await explain(
        {},
        { config: await helper('no certificate') },
      );
      expect(chain.step('process')).toMatchObject({ outcome: 'failed' });
      expect(chain.identity.failure?.cause).toContain('external process');
    });
  });

  describe('web identity', () => {
    const token = (subject = 'system:serviceaccount:backstage:portal') =>
      sandbox.world.issuer(ISSUER)!.mintToken({
        subject,
        issuedAt: new Date(),
        lifetimeSeconds: 3600,
      });
    const irsa = async (content: string) => ({
      AWS_ROLE_ARN: POD_ROLE,
      AWS_WEB_IDENTITY_TOKEN_FILE: await file('token', content),
    });

    it('answers with the role of the pod, and knows its path', async () => {
      const chain = await explain(await irsa(token()));
      expect(chain.identity).toMatchObject({
        arn: session('backstage'),
        source: 'web-identity',
        hazards: [],
      });
      await expect(
        chain.portal.sessions.ensure(agentNamed('promotions', 'payments')),
      ).rejects.toMatchObject({
        failure: { snippet: { text: expect.stringContaining(POD_ROLE) } },
      });
    });

    it('assumes with it, as a chained session', async () => {
      const { portal } = await explain(await irsa(token()));
      expect(
        await portal.sessions.ensure(agentNamed('payments')),
      ).toMatchObject({ chained: true });
    });

    it('says that the token is for somebody else', async () => {
      const chain = await explain(
        await irsa(token('system:serviceaccount:a:b')),
      );
      expect(chain.step('web-identity')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringMatching(/Not authorized to perform/i),
      });
    });

    it('says that the token file does not exist', async () => {
      const chain = await explain({
        AWS_ROLE_ARN: POD_ROLE,
        AWS_WEB_IDENTITY_TOKEN_FILE: '/no/such/token',
      });
      expect(chain.step('web-identity')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('/no/such/token, which does not exist'),
      });
    });

    it('warns of a role without a token file', async () => {
      const chain = await explain({ AWS_ROLE_ARN: POD_ROLE });
      expect(chain.step('web-identity')?.reason).toBe(
        'AWS_WEB_IDENTITY_TOKEN_FILE is not set',
      );
      expect(hazardsOf(chain)).toEqual(['role-arn-without-token-file']);
    });
  });

  describe('container', () => {
    it('answers with the role of an ECS task', async () => {
      const task = await sandbox.credentialEndpoints.taskRole({
        roleArn: NODE_ROLE,
      });
      const chain = await explain(task.environment);
      expect(chain.identity).toMatchObject({
        arn: session('node'),
        source: 'container',
        hazards: [],
      });
    });

    it('answers with the role of a pod by EKS Pod Identity', async () => {
      const pod = await sandbox.credentialEndpoints.podIdentity({
        roleArn: NODE_ROLE,
        issuer: ISSUER,
        namespace: 'backstage',
        serviceAccount: 'portal',
      });
      const token = sandbox.world.issuer(ISSUER)!.mintToken({
        subject: 'system:serviceaccount:backstage:portal',
        audience: 'pods.eks.amazonaws.com',
        issuedAt: new Date(),
        lifetimeSeconds: 3600,
      });
      const chain = await explain({
        ...pod.environment,
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: await file('pod-token', token),
      });
      expect(chain.identity).toMatchObject({
        arn: session('node'),
        source: 'container',
      });
    });

    it('says that the endpoint refused', async () => {
      const task = await sandbox.credentialEndpoints.taskRole({
        roleArn: NODE_ROLE,
      });
      const chain = await explain({
        ...task.environment,
        AWS_CONTAINER_AUTHORIZATION_TOKEN: 'wrong',
      });
      expect(chain.step('container')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining(
          'AWS_CONTAINER_CREDENTIALS_FULL_URI is set',
        ),
      });
    });
  });

  describe('instance metadata', () => {
    const start = (httpTokens: 'required' | 'optional' = 'required') =>
      sandbox.credentialEndpoints.instanceMetadata({
        accountId: PORTAL_ACCOUNT,
        instanceProfile: 'node',
        httpTokens,
      });
    const on = (environmentOfHost: Readonly<Record<string, string>>) => ({
      ...environmentOfHost,
      AWS_EC2_METADATA_DISABLED: 'false',
    });

    it('answers last, and is not chaining', async () => {
      const { environment: host } = await start();
      const chain = await explain(on(host));
      expect(chain.identity).toMatchObject({
        arn: session('node'),
        source: 'instance-metadata',
        hazards: [],
      });
      expect(
        await chain.portal.sessions.ensure(agentNamed('payments')),
      ).toMatchObject({ chained: false });
    });

    it('warns when it answers without a token', async () => {
      const { environment: host } = await start('optional');
      expect(hazardsOf(await explain(on(host)))).toEqual(['imdsv1-reachable']);
    });

    it('warns when the node answers where a pod role was meant', async () => {
      const { environment: host } = await start();
      const chain = await explain({
        ...on(host),
        KUBERNETES_SERVICE_HOST: '10.0.0.1',
        AWS_ROLE_ARN: POD_ROLE,
      });
      expect(hazardsOf(chain)).toEqual([
        'node-role-instead-of-pod-role',
        'role-arn-without-token-file',
      ]);
    });

    it('says that nobody answers', async () => {
      const { environment: host, close: stop } = await start();
      await stop();
      const chain = await explain(on(host));
      expect(chain.step('instance-metadata')).toMatchObject({
        outcome: 'failed',
      });
      expect(chain.identity.failure?.code).toBe('no-credentials');
    });
  });

  describe('aws.mainAccount', () => {
    it('names a key', async () => {
      const chain = await explain({}, {}, { mainAccount: { ...PORTAL_KEY } });
      expect(chain.identity).toMatchObject({
        arn: PORTAL_USER,
        source: 'config-keys',
      });
    });

    it('names a profile', async () => {
      const chain = await explain(
        { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'shadowed' },
        { credentials: `[portal]\n${KEYS}` },
        { mainAccount: { profile: 'portal' } },
      );
      expect(chain.identity).toMatchObject({
        arn: PORTAL_USER,
        source: 'config-profile',
      });
      expect(chain.step('environment')).toMatchObject({
        outcome: 'not-reached',
      });
    });
  });
});
