import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How a PostgreSQL that is away makes itself known: connections that are not
 * taken or end, and its own words for shutting down, having crashed, and not
 * being up yet (classes 08 and 57 of its error codes), or full.
 */
const AWAY_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
];
/** What the driver and the pool say, without a code. */
const AWAY_MESSAGES =
  /connection (terminated|ended|error)|not queryable|acquiring a connection/i;

/** A failover of a managed PostgreSQL takes one to two minutes. */
const LONGEST_MS = 180_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** Whether an error says that the database is away, and nothing of the query. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const { code } = error as Error & { code?: unknown };
  return (
    AWAY_CODES.includes(String(code)) ||
    AWAY_MESSAGES.test(error.message) ||
    (error instanceof AggregateError && error.errors.some(isAway))
  );
}

/**
 * Tries work with the database again while the database is away, for up to
 * three minutes.
 *
 * @param options - `signal`: ends the waiting, not the work
 * @throws what the work throws otherwise, and at last
 */
export async function outlast<T>(
  work: () => Promise<T>,
  options: {
    signal?: AbortSignal;
    now?: () => number;
    random?: () => number;
    wait?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
  } = {},
): Promise<T> {
  const {
    signal,
    now = Date.now,
    random = Math.random,
    wait = (milliseconds, ended) =>
      sleep(milliseconds, undefined, { signal: ended, ref: false }),
  } = options;
  const until = now() + LONGEST_MS;
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || signal?.aborted || now() >= until) {
        throw error;
      }
      const longest = Math.min(pause, LONGEST_PAUSE_MS);
      await wait(longest * (0.5 + 0.5 * random()), signal).catch(() => {
        throw error;
      });
    }
  }
}
