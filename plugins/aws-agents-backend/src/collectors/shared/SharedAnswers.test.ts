import { mockServices } from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage/types';
import { SharedAnswers } from './SharedAnswers';

const START = new Date('2026-11-01T12:00:00Z');
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

/** What replicas have in common. */
function cacheOf(entries = new Map<string, JsonValue>()) {
  return mockServices.cache.mock({
    get: async key => entries.get(key) as never,
    set: async (key, value) => {
      entries.set(key, value);
    },
  });
}

function setUp(cache = cacheOf(), betweenReplicas = true) {
  const logger = mockServices.logger.mock();
  const answers = SharedAnswers.create({ cache, logger });
  const asked: string[] = [];
  let failing: string[] = [];
  const ask = (session: string, now = START) => {
    const attempt = (what: string) => async () => {
      asked.push(`${what} ${session}`);
      if (failing.includes(session)) {
        throw new Error(`${session} may not`);
      }
      return ['answer'];
    };
    return answers.get(
      {
        key: 'k',
        scope: 's',
        ttlMs: () => 15 * 60_000,
        betweenReplicas,
        read: attempt('read'),
        prove: attempt('prove'),
      },
      session,
      now,
    );
  };
  return { asked, ask, logger, fail: (...who: string[]) => (failing = who) };
}

describe('SharedAnswers', () => {
  it('asks once for concurrent agents of one session', async () => {
    const { ask, asked } = setUp();
    expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual(
      Array(3).fill(['answer']),
    );
    expect(asked).toEqual(['read a']);
  });

  it('lets another session see an answer once it has proven that it may', async () => {
    const { ask, asked } = setUp();
    await Promise.all([ask('a'), ask('b'), ask('b')]);
    await ask('b');
    expect(asked).toEqual(['read a', 'prove b']);
  });

  it('shows nothing to a session that may not ask', async () => {
    const { ask, fail } = setUp();
    await ask('a');
    fail('b');
    await expect(ask('b')).rejects.toThrow('b may not');
    await expect(ask('a')).resolves.toEqual(['answer']);
  });

  it('does not let one that may not ask stop the others', async () => {
    const { ask, asked, fail } = setUp();
    fail('a');
    const [first, second] = await Promise.allSettled([ask('a'), ask('b')]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled', value: ['answer'] });
    expect(asked).toEqual(['read a', 'read b']);
  });

  it('lets nobody wait for more than two failures', async () => {
    const cache = cacheOf(new Map());
    const answers = SharedAnswers.create({
      cache,
      logger: mockServices.logger.mock(),
    });
    const refusals: Array<() => void> = [];
    const sessions = Array.from({ length: 10 }, (_, i) => `s${i}`);
    const outcomes = Promise.allSettled(
      sessions.map(session =>
        answers.get(
          {
            key: 'k',
            scope: 's',
            ttlMs: () => 60_000,
            betweenReplicas: false,
            read: () =>
              new Promise((_, reject) => {
                refusals.push(() => reject(new Error(session)));
              }),
            prove: async () => {},
          },
          session,
          START,
        ),
      ),
    );
    const rounds: number[] = [];
    while (rounds.length < 3) {
      while (refusals.length === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
      await new Promise(resolve => setImmediate(resolve));
      const round = refusals.splice(0);
      rounds.push(round.length);
      round.forEach(refuse => refuse());
    }
    expect(rounds).toEqual([1, 1, 8]);
    expect((await outcomes).map(({ status }) => status)).toEqual(
      Array(10).fill('rejected'),
    );
  });

  it('asks again when the answer is old, and for a proof when that is', async () => {
    const { ask, asked } = setUp();
    await ask('a');
    await ask('b');
    await ask('b', later(14));
    expect(asked).toEqual(['read a', 'prove b']);
    await ask('a', later(16));
    await ask('b', later(30));
    expect(asked.slice(2)).toEqual(['read a']);
    await ask('a', later(61));
    await ask('b', later(62));
    expect(asked.slice(3)).toEqual(['read a', 'prove b']);
  });

  it('spares a replica what another one has asked', async () => {
    const entries = new Map<string, JsonValue>();
    const one = setUp(cacheOf(entries));
    const two = setUp(cacheOf(entries));
    await one.ask('a');
    await expect(two.ask('a')).resolves.toEqual(['answer']);
    expect(two.asked).toEqual([]);
    await two.ask('b');
    expect(two.asked).toEqual(['prove b']);
    expect(JSON.stringify([...entries])).not.toContain('answer');
  });

  it('takes what another replica asked when its own is over', async () => {
    const entries = new Map<string, JsonValue>();
    const [own, other] = [setUp(cacheOf(entries)), setUp(cacheOf(entries))];
    await own.ask('a');
    await own.ask('a', later(14.9));
    await other.ask('a', later(15.2));
    await own.ask('a', later(15.5));
    expect([own.asked, other.asked]).toEqual([['read a'], ['read a']]);
  });

  it('keeps to the process what is asked too often to be passed on', async () => {
    const entries = new Map<string, JsonValue>();
    const one = setUp(cacheOf(entries), false);
    const two = setUp(cacheOf(entries), false);
    await one.ask('a');
    await two.ask('a');
    expect(two.asked).toEqual(['read a']);
  });

  it('works without the cache', async () => {
    const gone = async () => {
      throw new Error('connection refused');
    };
    const { ask, asked, logger } = setUp(
      mockServices.cache.mock({ get: gone, set: gone }),
    );
    await ask('a');
    await ask('a');
    expect(asked).toEqual(['read a']);
    expect(logger.warn).toHaveBeenCalled();
  });
});
