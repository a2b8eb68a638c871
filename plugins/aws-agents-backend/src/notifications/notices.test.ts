import type {
  AccessKey,
  Failure,
  SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import { accessKeyNotices, sessionNotice } from './notices';

const AGENT = { entityRef: 'component:default/payments', title: 'Payments' };
const NOW = Date.parse('2026-01-01T00:00:00Z');

function failure(retryable: boolean): Failure {
  return {
    code: 'code',
    message: 'It failed.',
    cause: 'Because.',
    remedy: 'Repair it.',
    retryable,
    at: new Date(NOW).toISOString(),
  };
}

function session(lastFailure: Failure | null, minutesLeft: number) {
  const info: SessionInfo = {
    roleArn: 'arn:aws:iam::111122223333:role/monitoring/payments',
    roleSessionName: 'component.default.payments',
    accessKeyId: '************ABCD',
    stsRegion: 'eu-west-1',
    externalIdMode: 'entity',
    sessionPolicy: { applied: true },
    chained: false,
    issuedAt: new Date(NOW).toISOString(),
    expiresAt: new Date(NOW + minutesLeft * 60_000).toISOString(),
    lastUsedAt: null,
    refreshCount: 0,
    lastFailure,
  };
  return { ok: true as const, session: info };
}

describe('sessionNotice', () => {
  it.each([
    ['a denial', { ok: false as const, failure: failure(false) }],
    ['a denied renewal, however long is left', session(failure(false), 50)],
    ['an outage when the session runs out', session(failure(true), 9)],
  ])('is raised for %s', (_, outcome) => {
    expect(sessionNotice(AGENT, outcome, NOW)).toEqual({
      type: 'raise',
      notice: {
        key: 'session component:default/payments',
        title: 'The AWS session of Payments cannot be renewed',
        description:
          'It failed. Because. The tab of the agent shows what to do.',
        severity: 'high',
        link: '/catalog/default/component/payments/aws-agent',
      },
    });
  });

  it.each([
    ['an outage while time is left', session(failure(true), 11)],
    ['an outage at the start', { ok: false as const, failure: failure(true) }],
  ])('waits and sees with %s', (_, outcome) => {
    expect(sessionNotice(AGENT, outcome, NOW)).toBeUndefined();
  });

  it('is cleared by a session without failure', () => {
    expect(sessionNotice(AGENT, session(null, 50), NOW)).toMatchObject({
      type: 'clear',
      notice: {
        key: 'session component:default/payments',
        title: 'The AWS session of Payments is renewed again',
      },
    });
  });
});

describe('accessKeyNotices', () => {
  const key = (change: Partial<AccessKey>): AccessKey => ({
    accessKeyId: '************ABCD',
    status: 'Active',
    createdAt: '2025-10-17T00:00:00.000Z',
    ageDays: 76,
    lastUsed: null,
    overdue: false,
    ...change,
  });
  const noticesFor = (...keys: AccessKey[]) =>
    accessKeyNotices(AGENT, {
      userArn: 'arn:aws:iam::111122223333:user/alloy',
      rotationLimitDays: 90,
      keys,
    });

  it('are raised two weeks before the limit', () => {
    expect(noticesFor(key({ ageDays: 75.9 }))).toEqual([]);
    expect(noticesFor(key({ ageDays: 76 }))).toMatchObject([
      {
        type: 'raise',
        notice: {
          severity: 'normal',
          title: 'An access key of Payments should be rotated within 14 days',
          description: expect.stringContaining('************ABCD'),
        },
      },
    ]);
  });

  it('are more urgent past the limit', () => {
    expect(noticesFor(key({ ageDays: 412.3 }))).toMatchObject([
      {
        notice: {
          severity: 'high',
          title: 'An access key of Payments should have been rotated',
        },
      },
    ]);
  });

  it('leave inactive keys alone, and tell keys apart', () => {
    expect(noticesFor(key({ status: 'Inactive', ageDays: 400 }))).toEqual([]);
    const keys = noticesFor(
      key({}),
      key({ createdAt: '2025-10-18T00:00:00.000Z' }),
    ).map(({ notice }) => notice.key);
    expect(new Set(keys).size).toBe(2);
  });
});
