import { mockServices } from '@backstage/backend-test-utils';
import type { Failure, SessionInfo } from 'backstage-plugin-aws-agents-common';
import { agentNamed } from '../sessions/__fixtures__/world';
import { AgentNotifier } from './AgentNotifier';
import type { NoticeLedger } from './NoticeLedger';

const AGENT = {
  ...agentNamed('payments'),
  owner: 'group:default/payments-team',
};
const DENIED = {
  ok: false as const,
  failure: {
    message: 'Refused.',
    remedy: 'Repair it.',
    retryable: false,
  } as Failure,
};
const LIVE = {
  ok: true as const,
  session: { lastFailure: null } as SessionInfo,
};

function memoryLedger(): NoticeLedger {
  const keys = new Set<string>();
  return {
    raise: async key => !keys.has(key) && Boolean(keys.add(key)),
    clear: async key => keys.delete(key),
  };
}

describe('AgentNotifier', () => {
  const send = jest.fn();
  const logger = mockServices.logger.mock();
  let notifier: AgentNotifier;
  const titles = () => send.mock.calls.map(([{ payload }]) => payload.title);

  beforeEach(() => {
    jest.resetAllMocks();
    notifier = AgentNotifier.create({
      notifications: { send },
      ledger: memoryLedger(),
      logger,
    });
  });

  it('tells the owner once, and once more when it recovers', async () => {
    for (const outcome of [LIVE, DENIED, DENIED, DENIED, LIVE, LIVE]) {
      await notifier.sessionObserved(AGENT, outcome);
    }
    expect(titles()).toEqual([
      'The AWS session of payments cannot be renewed',
      'The AWS session of payments is renewed again',
    ]);
    expect(send.mock.calls[0][0]).toMatchObject({
      recipients: {
        type: 'entity',
        entityRef: 'group:default/payments-team',
      },
      payload: { topic: 'aws-agents', severity: 'high' },
    });
  });

  it('tells of each key once', async () => {
    const data = {
      userArn: 'arn:aws:iam::111122223333:user/alloy',
      rotationLimitDays: 90,
      keys: [
        {
          accessKeyId: '************ABCD',
          status: 'Active' as const,
          createdAt: '2025-01-01T00:00:00.000Z',
          ageDays: 400,
          lastUsed: null,
          overdue: true,
        },
      ],
    };
    await notifier.accessKeysObserved(AGENT, data);
    await notifier.collected(AGENT, { collector: 'access-keys', data });
    expect(titles()).toHaveLength(1);
    await notifier.collected(AGENT, { collector: 'role', data });
    await notifier.collected(AGENT, { collector: 'access-keys' });
    expect(titles()).toHaveLength(1);
  });

  it('tries again when a notification could not be sent', async () => {
    send.mockRejectedValueOnce(new Error('down'));
    await notifier.sessionObserved(AGENT, DENIED);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('group:default/payments-team could not be'),
    );
    await notifier.sessionObserved(AGENT, DENIED);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('keeps a recovery that could not be told', async () => {
    await notifier.sessionObserved(AGENT, DENIED);
    send.mockRejectedValueOnce(new Error('down'));
    await notifier.sessionObserved(AGENT, LIVE);
    await notifier.sessionObserved(AGENT, LIVE);
    expect(titles()).toEqual([
      'The AWS session of payments cannot be renewed',
      'The AWS session of payments is renewed again',
      'The AWS session of payments is renewed again',
    ]);
  });

  it('warns once while nobody takes notifications', async () => {
    send.mockRejectedValue(new Error('Request failed with status 404'));
    await notifier.sessionObserved(AGENT, DENIED);
    await notifier.sessionObserved(AGENT, DENIED);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.debug).toHaveBeenCalledTimes(1);

    send.mockReset();
    await notifier.sessionObserved(AGENT, DENIED);
    send.mockRejectedValue(new Error('down again'));
    await notifier.sessionObserved(AGENT, LIVE);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('does not wait for a notifications backend that hangs', async () => {
    const impatient = AgentNotifier.create({
      notifications: { send: () => new Promise(() => {}) },
      ledger: memoryLedger(),
      logger,
      sendTimeoutMs: 20,
    });
    await impatient.sessionObserved(AGENT, DENIED);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('took over 20 ms'),
    );
  });

  it('has nobody to tell of an agent without owner', async () => {
    await notifier.sessionObserved({ ...AGENT, owner: null }, DENIED);
    expect(send).not.toHaveBeenCalled();
  });
});
