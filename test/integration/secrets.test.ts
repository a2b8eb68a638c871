import { CredentialTap } from './world/CredentialTap';
import { ENTITIES, PAYMENTS } from './world/entities';
import { PORTAL_KEY } from './world/seed';
import { agentPath, startPortal, type Portal } from './world/startPortal';

const ROUTES = [
  '',
  '/metrics?range=1h',
  '/metrics?range=7d',
  '/deliveries',
  '/calls',
  '/credentials',
];

describe('credentials', () => {
  const tap = new CredentialTap();
  const answers: string[] = [];
  let portal: Portal;

  async function ask(method: 'get' | 'post', path: string) {
    const { status, headers, body } = await portal[method](path);
    answers.push(JSON.stringify({ path, status, headers, body }));
  }

  async function askEverything() {
    await ask('get', '/agents');
    await ask('get', '/credentials/chain');
    for (const entity of ENTITIES) {
      await ask('post', agentPath(entity, '/refresh'));
      for (const rest of ROUTES) {
        await ask('get', agentPath(entity, rest));
      }
    }
    await ask('post', agentPath(PAYMENTS, '/credentials/refresh'));
  }

  async function databaseText(): Promise<string> {
    const tables: Array<{ name: string }> = await portal
      .database('sqlite_master')
      .select('name')
      .where({ type: 'table' });
    const rows = await Promise.all(
      tables.map(({ name }) => portal.database(name).select()),
    );
    return JSON.stringify(rows);
  }

  beforeAll(async () => {
    portal = await startPortal({
      intercept: endpoint => tap.listen(endpoint),
      config: { limits: { maxAttempts: 2, requestTimeoutMillis: 2_000 } },
    });
    await portal.collect();
    await askEverything();
    // Errors are where secrets tend to escape: AWS quotes signed headers.
    for (const kind of [
      'expired-token',
      'clock-skew',
      'garbage-body',
    ] as const) {
      const { id } = portal.sandbox.faults.add({ kind });
      for (const rest of ['/refresh', '/credentials/refresh']) {
        await ask('post', agentPath(PAYMENTS, rest));
      }
      await ask('get', agentPath(PAYMENTS));
      await ask('get', agentPath(PAYMENTS, '/calls'));
      portal.sandbox.faults.remove(id);
    }
  }, 120_000);

  afterAll(async () => {
    await portal.stop();
    await tap.close();
  });

  it('of sessions and portal are in no answer, log line or table', async () => {
    const secrets = [
      ...tap.secrets,
      PORTAL_KEY.secretAccessKey,
      PORTAL_KEY.accessKeyId,
    ];
    // Key id, secret and token of at least three sessions and the renewals.
    expect(secrets.length).toBeGreaterThan(9);
    const places = {
      answers: answers.join('\n'),
      logs: portal.logs.join('\n'),
      database: await databaseText(),
    };
    for (const [place, text] of Object.entries(places)) {
      expect(text.length).toBeGreaterThan(1_000);
      const escaped = secrets.filter(secret => text.includes(secret));
      expect({ place, escaped }).toEqual({ place, escaped: [] });
    }
  });

  it('would have been found', async () => {
    const [anySecret] = tap.secrets;
    const masked = `${'*'.repeat(12)}${anySecret.slice(-4)}`;
    expect(answers.join('\n')).toContain(masked);
  });
});
