/**
 * A day of the session cache in simulated time: 1,000 roles, 100 callers at once, STS down for 20 minutes. Run from the
 * root of the repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/sessions.bench.ts
 *
 * Exits with 1 when a caller is refused or given less than 60 s, or when AssumeRole is called more often than sessions x
 * lifetimes: for a session that is not due, or while another call for it is on the way.
 */
// The cache is internal to the plugin, and this is about nothing else.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  AssumedSession,
  MIN_REMAINING_MS,
  SessionCache,
} from '../../plugins/aws-agents-backend/src/sessions/cache';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { RateLimiter } from '../../plugins/aws-agents-backend/src/aws';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import type { SessionRequest } from '../../plugins/aws-agents-backend/src/sessions/request';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const ROLES = 1_000;
const CALLERS = 100;
const DAY = 24 * HOUR;
const STEP = 5 * SECOND;
const LIFETIME = HOUR;
const STS_LATENCY = 300;
const OUTAGE = { from: 10 * HOUR, to: 10 * HOUR + 20 * MINUTE };
/** The plan renews between 24 and 25 minutes before expiry, see renewalPlan.ts. */
const LATEST_LEAD = 24 * MINUTE;
const EARLIEST_LEAD = 25 * MINUTE;

/** A small generator with a seed, so that every run is the same (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(20_260_101);
const start = Date.UTC(2026, 0, 1);
let now = start;
const sinceStart = () => now - start;

const requests = Array.from(
  { length: ROLES },
  (_, index): SessionRequest => ({
    key: `role-${index}`,
    from: 'portal',
    roleArn: `arn:aws:iam::111122223333:role/monitoring/service-${index}`,
    accountId: '111122223333',
    roleSessionName: `component.default.service-${index}`,
    externalIdMode: 'entity',
    externalId: `acme/component:default/service-${index}`,
    tags: {},
    durationSeconds: LIFETIME / SECOND,
    stsRegion: 'eu-west-1',
    entityRef: `component:default/service-${index}`,
  }),
);

/**
 * The ledger of STS. A call is needed when the role has no session or one that is
 * due, and no other call for it is on the way: nobody but STS counts here, so that
 * a cache that asks twice is found out.
 */
const sts = { granted: 0, needed: 0, refused: 0, mostAtOnce: 0 };
const expiries = new Map<string, number>();
const asked = new Map<string, number>();
let onTheWire: { at: number; settle: () => void }[] = [];

/** Calls wait for their turn as in the backend, at its default limits. */
const turns = { waited: 0, longest: 0 };
const rates = RateLimiter.create({
  quotaShare: 0.5,
  callsPerSecond: 200,
  now: () => now,
  random,
  wait: milliseconds => {
    turns.waited += 1;
    turns.longest = Math.max(turns.longest, milliseconds);
    return new Promise(settle => {
      onTheWire.push({ at: now + milliseconds, settle });
    });
  },
});
async function assume(request: SessionRequest): Promise<AssumedSession> {
  await rates.turn({
    accountId: '999988887777',
    region: request.stsRegion,
    service: 'STS',
    operation: 'AssumeRole',
  });
  return await askSts(request);
}

/** STS: answers after its latency in simulated time, or not at all. */
function askSts(request: SessionRequest): Promise<AssumedSession> {
  const issuedAt = now;
  const isAlone = !asked.get(request.key);
  asked.set(request.key, (asked.get(request.key) ?? 0) + 1);
  return new Promise((resolve, reject) => {
    const settle = () => {
      asked.set(request.key, (asked.get(request.key) ?? 0) - 1);
      const at = issuedAt - start;
      if (at >= OUTAGE.from && at < OUTAGE.to) {
        sts.refused += 1;
        reject(
          Object.assign(new Error('STS is down'), { name: 'InternalFailure' }),
        );
        return;
      }
      const left = (expiries.get(request.key) ?? issuedAt) - issuedAt;
      sts.granted += 1;
      sts.needed += isAlone && left <= EARLIEST_LEAD ? 1 : 0;
      expiries.set(request.key, issuedAt + LIFETIME);
      resolve({
        credentials: { accessKeyId: `${sts.granted}`, secretAccessKey: '' },
        issuedAt,
        expiresAt: issuedAt + LIFETIME,
        chained: true,
        assumedBy: null,
        roleArn: request.roleArn,
      });
    };
    onTheWire.push({ at: issuedAt + STS_LATENCY, settle });
    sts.mostAtOnce = Math.max(sts.mostAtOnce, onTheWire.length);
  });
}

const callers = { served: 0, refused: 0, waitedLater: 0, leastLeft: Infinity };
/** By then every role has been used once. */
const WARM = 15 * MINUTE;

async function call(cache: SessionCache, request: SessionRequest) {
  const calledAt = now;
  try {
    const { expiresAt } = await cache.get(request);
    callers.served += 1;
    callers.waitedLater += now > calledAt && sinceStart() > WARM ? 1 : 0;
    callers.leastLeft = Math.min(callers.leastLeft, expiresAt - now);
  } catch {
    callers.refused += 1;
  }
}

const turn = () => new Promise<void>(resolve => setImmediate(resolve));

function settleArrived(): void {
  const arrived = onTheWire.filter(({ at }) => at <= now);
  onTheWire = onTheWire.filter(({ at }) => at > now);
  arrived.forEach(({ settle }) => settle());
}

async function simulate(): Promise<SessionCache> {
  const cache = SessionCache.create({
    assume,
    clock: { now: () => now, random },
    limits: { maxSessions: ROLES, idleMs: HOUR },
    intervalMs: HOUR,
  });
  for (; sinceStart() < DAY; now += STEP) {
    settleArrived();
    await turn();
    for (let caller = 0; caller < CALLERS; caller += 1) {
      // Not awaited: the callers are there at the same time.
      call(cache, requests[Math.floor(random() * ROLES)]);
    }
    cache.tick();
    await turn();
  }
  return cache;
}

function report(cache: SessionCache, seconds: number): boolean {
  const lifetimes = requests.reduce(
    (sum, { key }) => sum + 1 + (cache.peek(key)?.refreshCount ?? 0),
    0,
  );
  const inFlight = onTheWire.length;
  const floor = ROLES * Math.ceil(DAY / (LIFETIME - LATEST_LEAD));
  const checks: readonly (readonly [string, string | number, boolean])[] = [
    ['simulated hours', DAY / HOUR, true],
    ['roles', cache.size, cache.size === ROLES],
    ['callers at once', CALLERS, true],
    ['sessions handed out', callers.served, callers.served > 0],
    ['callers refused', callers.refused, callers.refused === 0],
    [
      'callers that waited after the cold start',
      callers.waitedLater,
      callers.waitedLater === 0,
    ],
    [
      'least time left, seconds',
      callers.leastLeft / SECOND,
      callers.leastLeft >= MIN_REMAINING_MS,
    ],
    ['AssumeRole calls granted', sts.granted, true],
    ['session lifetimes, by the cache', lifetimes, sts.granted === lifetimes],
    [
      'AssumeRole calls needed, by the ledger of STS',
      sts.needed,
      sts.granted === sts.needed,
    ],
    ['calls / minimum', (sts.granted / sts.needed).toFixed(3), true],
    [
      'fewest possible that outlive the outage',
      floor,
      sts.granted <= floor * 1.05,
    ],
    ['AssumeRole calls refused by the outage', sts.refused, sts.refused > 0],
    ['AssumeRole calls on the way at once, at most', sts.mostAtOnce, true],
    ['calls that waited for their turn', turns.waited, true],
    ['longest wait for a turn, ms', Math.round(turns.longest), true],
    ['on the way at the end', inFlight, true],
    ['real seconds', seconds.toFixed(1), true],
  ];
  for (const [what, value, holds] of checks) {
    process.stdout.write(
      `${what.padEnd(48)}${value.toLocaleString('en').padStart(12)}${
        holds ? '' : '   does not hold'
      }\n`,
    );
  }
  return checks.every(([, , holds]) => holds);
}

const began = process.hrtime.bigint();
simulate()
  .then(cache => {
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    process.exitCode = report(cache, seconds) ? 0 : 1;
  })
  .catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
