import { mockServices } from '@backstage/backend-test-utils';
import { agentCredentialsResponseSchema } from 'backstage-plugin-aws-agents-common';
import { assumeRoleCalls } from './world/assumeRoleCalls';
import { PAYMENTS } from './world/entities';
import { agentPath, startPortal, type Portal } from './world/startPortal';
import { TESTED_DATABASES } from './world/testedDatabases';

/** Within this time a renewal answers with the session that is there. */
const RENEWAL_PAUSE_MS = 5_000;

describe.each(TESTED_DATABASES)(
  'with %s, an agent at first sight',
  database => {
    let portal: Portal;

    const signals: unknown[] = [];

    beforeAll(async () => {
      portal = await startPortal({
        database,
        features: [
          mockServices.events.mock({
            publish: async ({ eventPayload }) => {
              signals.push(eventPayload);
            },
          }).factory,
        ],
      });
    });
    afterAll(() => portal.stop());

    it('is unknown, and observed at once', async () => {
      const first = await portal.get(agentPath(PAYMENTS));
      expect(first.body).toMatchObject({
        status: 'unknown',
        reason: 'Not observed yet: the first collection is under way.',
      });
      // The refresh shares what is under way, so afterwards there is one AssumeRole.
      const then = await portal.post(agentPath(PAYMENTS, '/refresh'));
      expect(then.body.status).toBe('ok');
      expect(first.body.signalKey).toMatch(/^[0-9a-f]{32}$/);
      // Tabs are told of many agents together, a little later.
      while (signals.length === 0) {
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      expect(signals).toEqual([
        {
          recipients: { type: 'broadcast' },
          channel: 'aws-agents',
          // Who may not read the agent learns nothing from its signal.
          message: { changed: [first.body.signalKey], observed: [] },
        },
      ]);
      expect(assumeRoleCalls(portal.sandbox)).toBe(1);
    });

    it('renews its session when asked, at most every few seconds', async () => {
      const renew = async () => {
        const response = await portal.post(
          agentPath(PAYMENTS, '/credentials/refresh'),
        );
        expect(response.status).toBe(200);
        return agentCredentialsResponseSchema.parse(response.body).session;
      };
      const first = await renew();
      expect(first?.refreshCount).toBe(0);
      const pause = Date.parse(first?.issuedAt ?? '') + RENEWAL_PAUSE_MS;
      await new Promise(resolve => setTimeout(resolve, pause - Date.now()));
      const renewed = await renew();
      expect(renewed?.refreshCount).toBe(1);
      expect(renewed?.accessKeyId).not.toBe(first?.accessKeyId);
      expect(assumeRoleCalls(portal.sandbox)).toBe(2);
    });

    it.each([
      [
        '/metrics?range=2h',
        'Invalid query: range: expected one of 1h, 3h, 12h, 1d, 7d',
      ],
      ['/metrics', 'Invalid query: range: expected one of 1h, 3h, 12h, 1d, 7d'],
    ])('refuses %s', async (path, message) => {
      const response = await portal.get(agentPath(PAYMENTS, path));
      expect(response.status).toBe(400);
      expect(response.body.error).toMatchObject({
        name: 'InputError',
        message,
      });
    });
  },
);
