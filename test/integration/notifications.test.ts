import type { SandboxSeed } from 'aws-sandbox';
import { startSandbox, type Sandbox } from 'aws-sandbox';
import { CHECKOUT, PAYMENTS, WAREHOUSE } from './world/entities';
import { captureNotifications } from './world/notifications';
import { Relay } from './world/Relay';
import { SEED } from './world/seed';
import { agentPath, startPortal, type Portal } from './world/startPortal';

/** The world in which the owners of checkout have mended their trust policy. */
function mended(): SandboxSeed {
  return JSON.parse(
    JSON.stringify(SEED).replace(
      'another-portal/component:default/checkout',
      'acme-portal/component:default/checkout',
    ),
  );
}

/** A role that refused is asked again after a pause of some seconds. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error('it did not come true within 20 s');
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}

describe('owners', () => {
  let portal: Portal;

  afterEach(() => portal.stop());

  describe('of an agent whose trust policy is broken, then mended', () => {
    const relay = new Relay();
    let later: Sandbox;

    afterEach(async () => {
      await later.close();
      await relay.close();
    });

    it('hear of it once, and once that it works again', async () => {
      const { sent, feature } = captureNotifications();
      const titles = () => sent.map(({ payload }) => payload.title);
      portal = await startPortal({
        entities: [CHECKOUT],
        features: [feature],
        intercept: endpoint => relay.listen(endpoint),
      });
      later = await startSandbox({ seed: mended() });

      await portal.collect();
      await portal.collect();
      await portal.post(agentPath(CHECKOUT, '/refresh'));
      await portal.post(agentPath(CHECKOUT, '/credentials/refresh'));
      expect(titles()).toEqual([
        'The AWS session of checkout cannot be renewed',
      ]);
      expect(sent[0]).toMatchObject({
        recipients: { type: 'entity', entityRef: 'group:default/team-a' },
        payload: {
          severity: 'high',
          topic: 'aws-agents',
          link: '/catalog/default/component/checkout/aws-agent',
          description: expect.stringContaining('ExternalId'),
        },
      });

      relay.target = later.endpoint;
      await until(async () => {
        const { body } = await portal.post(agentPath(CHECKOUT, '/refresh'));
        return body.session !== null;
      });
      await portal.collect();
      await portal.post(agentPath(CHECKOUT, '/credentials/refresh'));
      expect(titles()).toEqual([
        'The AWS session of checkout cannot be renewed',
        'The AWS session of checkout is renewed again',
      ]);
    }, 40_000);
  });

  it('hear of an access key past its limit once, of nothing else', async () => {
    const { sent, feature } = captureNotifications();
    portal = await startPortal({
      entities: [PAYMENTS, WAREHOUSE],
      features: [feature],
    });
    await portal.collect();
    await portal.post(agentPath(WAREHOUSE, '/refresh'));
    expect(sent.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({
        title: 'An access key of warehouse should have been rotated',
        description: expect.stringMatching(
          /^Key \*+0001 of arn:aws:iam::444455556666:user\/warehouse is 200 days old/,
        ),
      }),
    ]);
  });

  it('are not told where there are no notifications: one warning, and all is collected', async () => {
    portal = await startPortal({ entities: [CHECKOUT, PAYMENTS, WAREHOUSE] });
    await portal.collect();
    await portal.collect();
    const warnings = portal.logs.filter(
      line => line.includes('"warn"') && line.includes('notified'),
    );
    expect(warnings).toEqual([
      expect.stringContaining('Failed to send notifications'),
    ]);
    const { body } = await portal.get(agentPath(PAYMENTS));
    expect(body.status).toBe('ok');
  });
});
