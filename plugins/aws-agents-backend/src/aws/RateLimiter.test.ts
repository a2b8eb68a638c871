import { RateLimiter } from './RateLimiter';
import { quotaOf } from './rateTable';

const CALL = {
  accountId: '111122223333',
  region: 'eu-west-1',
  service: 'CloudWatch',
  operation: 'GetMetricData',
};

function setUp(callsPerSecond = 1_000) {
  const waits: number[] = [];
  const clock = { now: 0 };
  const limiter = RateLimiter.create({
    quotaShare: 0.5,
    callsPerSecond,
    now: () => clock.now,
    random: () => 0,
    wait: async milliseconds => {
      waits.push(Math.round(milliseconds));
    },
  });
  const turns = async (count: number, call = CALL) => {
    waits.length = 0;
    for (let i = 0; i < count; i += 1) {
      await limiter.turn(call);
    }
    return waits;
  };
  return { limiter, turns, clock };
}

describe('RateLimiter', () => {
  it('holds each account, region and operation to its share of the quota', async () => {
    const { turns } = setUp();
    // Half of 50 a second.
    expect(await turns(27)).toEqual([40, 80]);
    expect(await turns(25, { ...CALL, region: 'us-east-1' })).toEqual([]);
    expect(await turns(25, { ...CALL, accountId: '444455556666' })).toEqual([]);
    expect(await turns(12, { ...CALL, operation: 'ListMetrics' })).toEqual([]);
  });

  it('counts calls to IAM of all regions together', async () => {
    const { turns } = setUp();
    const iam = { ...CALL, service: 'IAM', operation: 'GetRole' };
    await turns(10, iam);
    expect(await turns(1, { ...iam, region: 'us-east-1' })).toEqual([100]);
  });

  it('holds all calls together to a cap', async () => {
    const { turns } = setUp(10);
    await turns(10);
    expect(await turns(1, { ...CALL, accountId: '444455556666' })).toEqual([
      100,
    ]);
  });

  it('lets no session wait behind the calls that need it', async () => {
    const { turns } = setUp(10);
    await turns(100);
    const sts = { ...CALL, service: 'STS', operation: 'AssumeRole' };
    expect(await turns(10, sts)).toEqual([]);
    // Sessions among themselves are held to the cap, and count for the others.
    expect(await turns(1, sts)).toEqual([100]);
    expect(await turns(1, { ...CALL, accountId: '444455556666' })).toEqual([
      (100 + 11 - 10 + 1) * 100,
    ]);
  });

  it('keeps to the cap when calls have waited for turns of their own', async () => {
    const clock = { now: 0 };
    const asleep: Array<{ at: number; wake: () => void }> = [];
    const limiter = RateLimiter.create({
      quotaShare: 0.5,
      callsPerSecond: 20,
      now: () => clock.now,
      random: () => 0,
      wait: milliseconds =>
        new Promise(wake => {
          asleep.push({ at: clock.now + milliseconds, wake });
        }),
    });
    const made: number[] = [];
    for (let call = 0; call < 240; call += 1) {
      const accountId = `${call % 20}`;
      limiter
        .turn({ ...CALL, accountId, service: 'SNS', operation: 'Publish' })
        .then(() => made.push(clock.now))
        .catch(() => {});
    }
    while (made.length < 240) {
      await new Promise(resolve => setImmediate(resolve));
      asleep.sort((a, b) => b.at - a.at);
      const next = asleep.pop();
      clock.now = next?.at ?? clock.now;
      next?.wake();
    }
    const perSecond = made.map(
      from => made.filter(at => at >= from && at < from + 1_000).length,
    );
    // One second's worth may come at once, and another one in the next second.
    expect(Math.max(...perSecond)).toBeLessThanOrEqual(40);
  });

  it('slows down where AWS throttles, and nowhere else', async () => {
    const { turns, limiter, clock } = setUp();
    limiter.onThrottled(CALL);
    expect(limiter.throttled).toBe(1);
    expect(await turns(3)).toEqual([500, 580, 660]);
    expect(await turns(3, { ...CALL, region: 'us-east-1' })).toEqual([]);
    clock.now = 60_000;
    expect(await turns(25)).toEqual([]);
  });

  it('ends a wait when the call is called off', async () => {
    const limiter = RateLimiter.create({
      quotaShare: 1,
      callsPerSecond: 0.001,
    });
    await limiter.turn(CALL);
    const off = new AbortController();
    const turn = limiter.turn(CALL, off.signal);
    off.abort(new Error('the backend is stopping'));
    await expect(turn).rejects.toThrow('the backend is stopping');
  });
});

describe('quotaOf', () => {
  it('knows operations, services and others', () => {
    expect(quotaOf('CloudWatch', 'GetMetricData').perSecond).toBe(50);
    expect(quotaOf('CloudWatch', 'DescribeAlarms').perSecond).toBe(9);
    expect(quotaOf('STS', 'AssumeRole').perSecond).toBe(600);
    expect(quotaOf('SNS', 'Publish')).toEqual({
      perSecond: 10,
      scope: 'region',
    });
  });
});
