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
    await notifier.accessKeysObserved(AGENT, data);
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

  it('has nobody to tell of an agent without owner', async () => {
    await notifier.sessionObserved({ ...AGENT, owner: null }, DENIED);
    expect(send).not.toHaveBeenCalled();
  });
});
