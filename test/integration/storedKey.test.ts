import { credentialChainResponseSchema } from 'backstage-plugin-aws-agents-common';
import { CredentialTap } from './world/CredentialTap';
import { Disclosure, findSecrets, NOTHING_FOUND } from './world/Disclosure';
import { PAYMENTS } from './world/entities';
import { PORTAL_ACCOUNT, PORTAL_KEY, STORED_KEY } from './world/seed';
import { agentPath, startPortal, type Portal } from './world/startPortal';

describe.each([
  ['ssm-parameter', '/portal/key', 'GetParameter'],
  ['secrets-manager', 'portal/key', 'GetSecretValue'],
])('an access key that is kept in %s', (store, name, operation) => {
  const tap = new CredentialTap();
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      intercept: endpoint => tap.listen(endpoint),
      config: {
        storedKey: { store, name, region: 'eu-west-1', refreshSeconds: 10 },
        limits: { maxAttempts: 2, requestTimeoutMillis: 15_000 },
      },
    });
    await portal.collect();
  });

  afterAll(async () => {
    await portal.stop();
    await tap.close();
  });

  it('is the portal identity, and assumes the monitoring roles', async () => {
    const { body } = await portal.get('/credentials/chain');
    const { identity, steps } = credentialChainResponseSchema.parse(body);
    expect(identity).toMatchObject({
      arn: `arn:aws:iam::${PORTAL_ACCOUNT}:user/stored`,
      source: store,
      status: 'ok',
    });
    expect(steps).toContainEqual(
      expect.objectContaining({ source: store, outcome: 'used' }),
    );
    const { body: agent } = await portal.get(agentPath(PAYMENTS));
    expect(agent.status).toBe('ok');

    const keysThat = (eventName: string) =>
      new Set(
        portal.sandbox.cloudTrail
          .events({ eventName, recipientAccountId: PORTAL_ACCOUNT })
          .map(({ userIdentity }) => userIdentity.accessKeyId),
      );
    expect(keysThat(operation)).toEqual(new Set([PORTAL_KEY.accessKeyId]));
    expect(keysThat('AssumeRole')).toEqual(new Set([STORED_KEY.accessKeyId]));
  });

  it('is in no answer, log line or table, nor are its sessions', async () => {
    const disclosure = new Disclosure(portal);
    await disclosure.askEverything();
    await disclosure.askThroughFaults();
    const secrets = [
      ...tap.secrets,
      ...[STORED_KEY, PORTAL_KEY].flatMap(key => Object.values(key)),
    ];
    expect(secrets.length).toBeGreaterThan(9);
    expect(await findSecrets(disclosure, secrets)).toEqual(NOTHING_FOUND);
    // The masked ids of sessions are there, so the search would have found more.
    const [anySecret] = tap.secrets;
    const masked = `${'*'.repeat(12)}${anySecret.slice(-4)}`;
    expect((await disclosure.texts()).answers).toContain(masked);
  }, 120_000);
});
