import { createHash } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { ChainTest, sessionOf } from './__testUtils__/ChainTest';
import {
  POD_ROLE,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  PORTAL_USER,
  START_URL,
} from '../__fixtures__/world';

describe('sources outside of AWS', () => {
  let test: ChainTest;

  beforeAll(async () => {
    test = await ChainTest.start();
  });
  afterEach(() => test.reset());
  afterAll(() => test.close());

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
      const cache = join(test.folder, '.aws/sso/cache');
      await mkdir(cache, { recursive: true });
      const name = createHash('sha1').update('acme').digest('hex');
      await writeFile(
        join(cache, `${name}.json`),
        JSON.stringify(test.sandbox.identityCenter.login('guest@acme.example')),
      );
      const chain = await test.explain(
        { AWS_PROFILE: 'acme', HOME: test.folder },
        { config },
      );
      expect(chain.identity).toMatchObject({
        arn: sessionOf('AWSReservedSSO_Portal_0123456789abcdef'),
        source: 'sso',
      });
    });

    it('says that nobody is signed in', async () => {
      const chain = await test.explain(
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
      const path = await test.file(
        'aws_signing_helper',
        `#!/bin/sh\ncat <<'JSON'\n${output}\nJSON\n`,
      );
      await chmod(path, 0o755);
      return `[default]\ncredential_process = ${path} credential-process`;
    };

    it('answers with the session that the helper prints, and its expiry', async () => {
      const { Credentials: issued } = await new STSClient({
        endpoint: test.sandbox.endpoint,
        region: 'eu-west-1',
        credentials: PORTAL_KEY,
      }).send(
        new AssumeRoleCommand({ RoleArn: POD_ROLE, RoleSessionName: '0a1b2c' }),
      );
      const config = await helper(
        JSON.stringify({
          Version: 1,
          AccessKeyId: issued?.AccessKeyId,
          SecretAccessKey: issued?.SecretAccessKey,
          SessionToken: issued?.SessionToken,
          Expiration: issued?.Expiration,
        }),
      );
      const chain = await test.explain({}, { config });
      expect(chain.identity).toMatchObject({
        arn: sessionOf('backstage'),
        source: 'process',
        expiresAt: issued?.Expiration?.toISOString(),
        hazards: [],
      });
    });

    it('warns of a helper that prints a long-lived key', async () => {
      const config = await helper(
        JSON.stringify({
          Version: 1,
          AccessKeyId: PORTAL_KEY.accessKeyId,
          SecretAccessKey: PORTAL_KEY.secretAccessKey,
        }),
      );
      const chain = await test.explain({}, { config });
      expect(chain.identity).toMatchObject({
        arn: PORTAL_USER,
        source: 'process',
        hazards: [{ id: 'long-lived-key' }],
      });
    });

    it('says that the helper printed credentials that have ended', async () => {
      const config = await helper(
        JSON.stringify({
          Version: 1,
          AccessKeyId: 'ASIAENDEDEXAMPLE0000',
          SecretAccessKey: 'ended',
          SessionToken: 'ended',
          Expiration: '2020-01-01T00:00:00Z',
        }),
      );
      const chain = await test.explain({}, { config });
      expect(chain.step('process')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('expired credentials'),
      });
    });

    it('says that the helper failed', async () => {
      const chain = await test.explain(
        {},
        { config: await helper('no certificate') },
      );
      expect(chain.step('process')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringContaining('returned invalid JSON'),
      });
      expect(chain.identity.failure?.cause).toContain('external process');
    });

    it('does not show the command, which may hold a secret', async () => {
      const chain = await test.explain(
        {},
        { config: '[default]\ncredential_process = false --pin hunter2' },
      );
      expect(chain.step('process')).toMatchObject({
        outcome: 'failed',
        reason: expect.stringMatching(/Command failed$/),
      });
      expect(JSON.stringify([chain.steps, chain.identity])).not.toContain(
        'hunter2',
      );
    });
  });
});
