import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { startSandbox, type Sandbox } from 'aws-sandbox';
import {
  ACCOUNT,
  agentNamed,
  ISSUER,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  portalAt,
  SEED,
} from '../__fixtures__/world';

// Identities of integration-aws-node find their endpoint in the environment.
describe('identities of aws.accounts and aws.accountDefaults', () => {
  const environment = { ...process.env };
  const OPEN = agentNamed('open');
  let sandbox: Sandbox;
  let folder: string;
  let close: () => void;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: SEED });
    folder = await mkdtemp(join(tmpdir(), 'aws-agents-'));
    process.env.AWS_ENDPOINT_URL = sandbox.endpoint;
  });
  afterAll(async () => {
    process.env = environment;
    await sandbox.close();
    await rm(folder, { recursive: true });
  });
  afterEach(() => close());

  function portalWith(aws: JsonObject, change: JsonObject = {}) {
    const portal = portalAt(sandbox, change, {
      aws: { mainAccount: { ...PORTAL_KEY }, ...aws },
    });
    close = portal.close;
    return portal.sessions;
  }

  it('are chained on the role of accountDefaults', async () => {
    const sessions = portalWith({
      accountDefaults: { roleName: 'monitoring/open' },
    });
    await expect(sessions.ensure(agentNamed('payments'))).rejects.toMatchObject(
      {
        failure: {
          code: 'assume-role-denied',
          cause: expect.stringContaining(
            `arn:aws:iam::${ACCOUNT}:role/monitoring/open`,
          ),
        },
      },
    );
    const { chain } = await sessions.describe(agentNamed('payments'));
    expect(chain[0]).toMatchObject({
      arn: expect.stringContaining('assumed-role/open/backstage'),
      source: 'config-role',
      status: 'ok',
    });
  });

  it('keep webIdentityTokenFile working', async () => {
    const file = join(folder, 'token');
    const token = sandbox.world.issuer(ISSUER)!.mintToken({
      subject: 'system:serviceaccount:backstage:portal',
      issuedAt: new Date(),
      lifetimeSeconds: 3600,
    });
    await writeFile(file, token);
    const sessions = portalWith({
      accounts: [
        {
          accountId: PORTAL_ACCOUNT,
          roleName: 'portal/backstage',
          webIdentityTokenFile: file,
        },
      ],
    });
    const inPortal = { ...OPEN, accountId: PORTAL_ACCOUNT };
    const { chain } = await sessions.describe(inPortal);
    expect(chain[0]).toMatchObject({
      source: 'web-identity',
      arn: expect.stringContaining('assumed-role/backstage/backstage'),
    });
  });

  it('say why they cannot be had', async () => {
    const sessions = portalWith({
      accounts: [{ accountId: ACCOUNT, roleName: 'no-such-role' }],
    });
    await expect(sessions.ensure(OPEN)).rejects.toMatchObject({
      failure: { code: 'assume-role-denied' },
    });
    const { chain } = await sessions.describe(OPEN);
    expect(chain[0]).toMatchObject({ status: 'failed', arn: null });
  });
});
