import { ChainTest, hazardsOf, sessionOf } from './__testUtils__/ChainTest';
import {
  NODE_ROLE,
  POD_ROLE,
  PORTAL_KEY,
  PORTAL_USER,
} from '../__fixtures__/world';

const KEYS = `aws_access_key_id = ${PORTAL_KEY.accessKeyId}
aws_secret_access_key = ${PORTAL_KEY.secretAccessKey}`;

describe('sources of keys and profiles', () => {
  let test: ChainTest;

  beforeAll(async () => {
    test = await ChainTest.start();
  });
  afterEach(() => test.reset());
  afterAll(() => test.close());

  describe('environment', () => {
    const KEY = {
      AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
    };

    it('answers first, and is called what it is', async () => {
      const chain = await test.explain(KEY);
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
      const chain = await test.explain({ AWS_ACCESS_KEY_ID: 'AKIA' });
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
      const chain = await test.explain({
        ...KEY,
        AWS_ROLE_ARN: POD_ROLE,
        AWS_WEB_IDENTITY_TOKEN_FILE: await test.file('token', 'x'),
      });
      expect(chain.step('web-identity')).toMatchObject({
        outcome: 'not-reached',
      });
      expect(hazardsOf(chain)).toContain('static-keys-shadow-role');
    });

    it('shows a key that AWS does not know', async () => {
      const chain = await test.explain({
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
      const chain = await test.explain(
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
      const chain = await test.explain(
        { AWS_PROFILE: 'prtal' },
        { credentials: `[portal]\n${KEYS}` },
      );
      expect(chain.step('shared-file')?.reason).toBe(
        'no config or credentials file defines the profile prtal',
      );
      expect(hazardsOf(chain)).toEqual(['profile-missing']);
    });

    it('assume a role from a source profile', async () => {
      const chain = await test.explain(
        { AWS_PROFILE: 'backstage' },
        {
          config: `[profile backstage]\nrole_arn = ${POD_ROLE}\nsource_profile = portal`,
          credentials: `[portal]\n${KEYS}`,
        },
      );
      expect(chain.identity).toMatchObject({
        arn: sessionOf('backstage'),
        source: 'assume-role-profile',
        expiresAt: expect.any(String),
      });
    });

    it('assume a role from a credential source', async () => {
      const chain = await test.explain(
        {
          AWS_PROFILE: 'backstage',
          AWS_ACCESS_KEY_ID: PORTAL_KEY.accessKeyId,
          AWS_SECRET_ACCESS_KEY: PORTAL_KEY.secretAccessKey,
        },
        {
          config: `[profile backstage]\nrole_arn = ${POD_ROLE}\ncredential_source = Environment`,
        },
      );
      expect(chain.identity).toMatchObject({ arn: sessionOf('backstage') });
      expect(chain.step('environment')?.reason).toMatch(/AWS_PROFILE is set/);
    });

    it('say that the role refused', async () => {
      const chain = await test.explain(
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

  describe('aws.mainAccount', () => {
    it('names a key', async () => {
      const chain = await test.explain(
        {},
        {},
        { mainAccount: { ...PORTAL_KEY } },
      );
      expect(chain.identity).toMatchObject({
        arn: PORTAL_USER,
        source: 'config-keys',
      });
    });

    it('names a profile', async () => {
      const chain = await test.explain(
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
