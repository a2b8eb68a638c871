import type { Failure } from 'backstage-plugin-aws-agents-common';
import { AwsFailureError } from '../../aws';
import type { SessionRequest } from '../request';
import {
  SessionCache,
  type AssumedSession,
  type SessionEvent,
} from './SessionCache';

const MINUTE = 60_000;

function requestFor(key: string): SessionRequest {
  return {
    key,
    from: 'portal',
    roleArn: `arn:aws:iam::111122223333:role/${key}`,
    accountId: '111122223333',
    roleSessionName: key,
    externalIdMode: 'none',
    tags: {},
    durationSeconds: 3600,
    stsRegion: 'eu-west-1',
    entityRef: null,
  };
}

function failureWith(retryable: boolean): Failure {
  return {
    code: retryable ? 'throttled' : 'assume-role-denied',
    message: 'no',
    cause: '',
    remedy: '',
    retryable,
    at: '2026-01-01T00:00:00.000Z',
  };
}

describe('SessionCache', () => {
  let now: number;
  let calls: string[];
  let failure: Failure | null;
  let hold: Promise<void> | null;
  let events: SessionEvent[];
  let cache: SessionCache;
  const A = requestFor('a');

  const flush = () => new Promise(resolve => setImmediate(resolve));

  async function assume(request: SessionRequest): Promise<AssumedSession> {
    calls.push(request.key);
    const issuedAt = now;
    const count = calls.length;
    await hold;
    if (failure) {
      throw new AwsFailureError(failure);
    }
    return {
      credentials: { accessKeyId: `ASIA${count}`, secretAccessKey: 's' },
      issuedAt,
      expiresAt: issuedAt + request.durationSeconds * 1000,
      chained: false,
      assumedBy: null,
      roleArn: request.roleArn,
    };
  }

  beforeEach(() => {
    now = 1_000_000;
    calls = [];
    failure = null;
    hold = null;
    events = [];
    cache = SessionCache.create({
      assume,
      clock: { now: () => now, random: () => 0 },
      limits: { maxSessions: 3, idleMs: 60 * MINUTE },
      intervalMs: 60 * MINUTE,
      onEvent: event => events.push(event),
    });
  });

  const keyOf = async (request = A) =>
    (await cache.get(request)).credentials.accessKeyId;

  it('shares one call among all callers', async () => {
    const keys = await Promise.all(Array.from({ length: 100 }, () => keyOf()));
    expect(new Set(keys)).toEqual(new Set(['ASIA1']));
    expect(calls).toHaveLength(1);
  });

  it('serves the old session while a renewal is under way', async () => {
    await keyOf();
    let release = () => {};
    hold = new Promise(resolve => {
      release = resolve;
    });
    now += 36 * MINUTE;
    expect(await keyOf()).toBe('ASIA1');
    expect(await keyOf()).toBe('ASIA1');
    expect(calls).toHaveLength(2);
    release();
    await flush();
    expect(await keyOf()).toBe('ASIA2');
    expect(cache.peek('a')).toMatchObject({ refreshCount: 1 });
  });

  it('renews in the background without any caller', async () => {
    await keyOf();
    now += 34 * MINUTE;
    cache.tick();
    expect(calls).toHaveLength(1);
    now += 2 * MINUTE;
    cache.tick();
    cache.tick();
    await flush();
    expect(calls).toHaveLength(2);
  });

  it('never serves the last minute', async () => {
    await keyOf();
    now += 59 * MINUTE + 1;
    expect(await keyOf()).toBe('ASIA2');
  });

  it('serves the old session through a failing renewal, and retries with pauses', async () => {
    await keyOf();
    failure = failureWith(true);
    now += 36 * MINUTE;
    for (let second = 0; second < 20 * 60; second += 5) {
      now += 5_000;
      expect(await keyOf()).toBe('ASIA1');
      await flush();
    }
    expect(calls.length).toBeLessThan(50);
    failure = null;
    now += 30_000;
    await keyOf();
    await flush();
    expect(await keyOf()).not.toBe('ASIA1');
    expect(events[0]).toMatchObject({ type: 'failed' });
    expect(events.at(-1)).toMatchObject({ type: 'recovered', failure: null });
  });

  it('remembers a denial, and asks again later', async () => {
    failure = failureWith(false);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await expect(keyOf()).rejects.toMatchObject({
        failure: { code: 'assume-role-denied' },
      });
      now += 1_000;
    }
    expect(calls).toHaveLength(1);
    now += 10_000;
    await expect(keyOf()).rejects.toThrow('no');
    expect(calls).toHaveLength(2);
  });

  it('renews on demand, but not twice within seconds', async () => {
    await keyOf();
    expect((await cache.renew(A)).credentials.accessKeyId).toBe('ASIA1');
    now += 5_000;
    expect((await cache.renew(A)).credentials.accessKeyId).toBe('ASIA2');
    failure = failureWith(false);
    now += 5_000;
    await expect(cache.renew(A)).rejects.toThrow('no');
    await expect(cache.renew(A)).rejects.toThrow('no');
    expect(calls).toHaveLength(3);
  });

  it('replaces a session that expired early, once for all who noticed', async () => {
    await keyOf();
    await Promise.all([cache.replace(A, 'ASIA1'), cache.replace(A, 'ASIA1')]);
    await cache.replace(A, 'ASIA1');
    expect(calls).toHaveLength(2);
    expect(await keyOf()).toBe('ASIA2');
  });

  it('does not replace one session after the other', async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await cache.replace(A, await keyOf());
    }
    expect(calls).toHaveLength(2);
    now += 5_000;
    await cache.replace(A, await keyOf());
    expect(calls).toHaveLength(3);
  });

  it('does not go on with a session that AWS refuses, even without another', async () => {
    await keyOf();
    failure = failureWith(false);
    await expect(cache.replace(A, 'ASIA1')).rejects.toThrow();
    await expect(keyOf()).rejects.toThrow();
    expect(cache.peek('a')).toMatchObject({ session: null });
  });

  it('drops what nobody uses, and the least recently used beyond its bound', async () => {
    for (const key of ['a', 'b', 'c', 'a', 'd']) {
      await keyOf(requestFor(key));
    }
    expect(cache.size).toBe(3);
    expect(cache.peek('b')).toBeUndefined();
    expect(cache.peek('a')).toBeDefined();
    now += 60 * MINUTE + 1;
    cache.tick();
    expect(cache.size).toBe(0);
  });

  it('turns whatever is thrown into a failure', async () => {
    const broken = SessionCache.create({
      assume: async () => {
        throw new TypeError('boom');
      },
      clock: { now: () => now, random: () => 0 },
      limits: { maxSessions: 3, idleMs: MINUTE },
      intervalMs: 60 * MINUTE,
    });
    await expect(broken.get(A)).rejects.toMatchObject({
      name: 'AwsFailureError',
      failure: { code: 'unknown', awsMessage: 'boom' },
    });
  });
});
