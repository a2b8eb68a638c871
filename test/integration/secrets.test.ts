import { CredentialTap } from './world/CredentialTap';
import { Disclosure, findSecrets, NOTHING_FOUND } from './world/Disclosure';
import { PORTAL_KEY } from './world/seed';
import { startPortal, type Portal } from './world/startPortal';

describe('credentials', () => {
  const tap = new CredentialTap();
  let portal: Portal;
  let disclosure: Disclosure;

  beforeAll(async () => {
    portal = await startPortal({
      intercept: endpoint => tap.listen(endpoint),
      config: { limits: { maxAttempts: 2, requestTimeoutMillis: 15_000 } },
    });
    disclosure = new Disclosure(portal);
    await portal.collect();
    await disclosure.askEverything();
    await disclosure.askThroughFaults();
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
    expect(await findSecrets(disclosure, secrets)).toEqual(NOTHING_FOUND);
  });

  it('would have been found', async () => {
    const [anySecret] = tap.secrets;
    const masked = `${'*'.repeat(12)}${anySecret.slice(-4)}`;
    expect((await disclosure.texts()).answers).toContain(masked);
  });
});
