import { CallPace } from './CallPace';

/** Makes as many calls as have their turn at once in each of some seconds. */
function callsIn(pace: CallPace, fromSecond: number, seconds: number): number {
  let calls = 0;
  for (let now = fromSecond * 1000; now < (fromSecond + seconds) * 1000; ) {
    const wait = pace.takeTurn(now);
    now += wait;
    calls += now < (fromSecond + seconds) * 1000 ? 1 : 0;
  }
  return calls;
}

describe('CallPace', () => {
  it('lets so many calls a second, and one second at once', () => {
    const pace = new CallPace(10, 0);
    const waits = Array.from({ length: 12 }, () => pace.takeTurn(0));
    expect(waits.slice(0, 10)).toEqual(Array(10).fill(0));
    expect(waits.slice(10).map(Math.round)).toEqual([100, 200]);
    const steady = new CallPace(10, 0);
    callsIn(steady, 0, 2);
    expect(callsIn(steady, 2, 10)).toBeLessThanOrEqual(101);
  });

  it('halves after throttling, once for the calls of a second', () => {
    const pace = new CallPace(40, 0);
    pace.throttled(1_000, 0);
    pace.throttled(1_500, 0);
    expect(pace.perSecond).toBe(20);
    expect(pace.takeTurn(1_000)).toBeGreaterThanOrEqual(500);
    pace.throttled(2_000, 0);
    expect(pace.perSecond).toBe(10);
  });

  it('does not slow down when a clock is set back', () => {
    const pace = new CallPace(50, 3_600_000);
    pace.takeTurn(0);
    expect(pace.perSecond).toBe(50);
  });

  it('does not fall to nothing, and wins back in twenty seconds what it lost', () => {
    const pace = new CallPace(50, 0);
    for (let second = 1; second <= 30; second += 1) {
      pace.throttled(second * 1000, 0);
    }
    expect(pace.perSecond).toBe(1);
    pace.takeTurn(40_000);
    expect(pace.perSecond).toBeCloseTo(26, 5);
    pace.takeTurn(60_000);
    expect(pace.perSecond).toBe(50);
  });
});
