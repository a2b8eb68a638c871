import fc from 'fast-check';
import {
  METRIC_TIERS,
  type MetricTier,
  type SeriesProgress,
} from '../../store';
import { progressFixture } from '../../__fixtures__/progress';
import { readRangePoints } from '../../service/rangePoints';
import { interpretAnswer } from './interpretAnswer';
import { defineSeries } from './metricQuery';
import { planCalls, type MetricCall, type PlannedQuery } from './planCalls';

const MINUTE = 60_000;
const COMMON = [60, 120, 300, 420, 600, 900, 3600, 21_600, 86_400];
const anyPeriod = fc.oneof(
  fc.constantFrom(...COMMON),
  fc.integer({ min: 1, max: 1440 }).map(minutes => minutes * 60),
);
const anyTime = fc
  .integer({ min: 0, max: 8 * 86_400 })
  .map(seconds => new Date(Date.UTC(2026, 9, 20) + seconds * 1000));

const seriesOf = (period: number, statistic = 'Average') =>
  defineSeries({
    selector: 's',
    namespace: 'Acme/Shop',
    metricName: `Orders${period}`,
    dimensions: {},
    statistic,
    unit: null,
    minimumPeriodSeconds: period,
    accountId: '111122223333',
    region: 'eu-west-1',
  });

/**
 * CloudWatch, for a metric that counts one a minute: periods begin at the start
 * of the query, and the last may not be over [as the sandbox models it].
 */
function sums(
  { start, end }: MetricCall,
  { id, periodSeconds }: PlannedQuery,
  now: Date,
) {
  const times: Date[] = [];
  const values: number[] = [];
  const step = periodSeconds * 1000;
  for (let time = start.getTime(); time < end.getTime(); time += step) {
    times.push(new Date(time));
    values.push(
      Math.floor(Math.min(time + step, now.getTime()) / MINUTE) - time / MINUTE,
    );
  }
  return {
    Id: id,
    StatusCode: 'Complete',
    Timestamps: times,
    Values: values,
  } as const;
}

/** The points of one series in one tier, as the store keeps them: chunk by chunk. */
class KeptPoints {
  readonly chunks = new Map<number, Array<[number, number]>>();

  replace(tier: MetricTier, points: ReadonlyArray<[number, number]>): void {
    const length = tier.chunkSeconds * 1000;
    const chunkOf = ([time]: readonly [number, number]) =>
      Math.floor(time / length) * length;
    for (const chunk of new Set(points.map(chunkOf))) {
      this.chunks.set(
        chunk,
        points.filter(point => chunkOf(point) === chunk),
      );
    }
  }

  all(): Array<[number, number]> {
    return [...this.chunks.values()].flat().sort(([a], [b]) => a - b);
  }
}

/** Collects series again and again. */
class World {
  readonly kept = new Map<string, KeptPoints>();
  private readonly progress = new Map<number, SeriesProgress>();

  constructor(
    private readonly periods: readonly number[],
    private readonly statistic = 'Average',
  ) {}

  /** As it is shown. */
  async read(tier: MetricTier, from: Date, now: Date) {
    const [period] = this.periods;
    const { seriesId, ...definition } = seriesOf(period, this.statistic);
    const pointsIn = ({ periodSeconds }: MetricTier, since: Date) =>
      (this.kept.get(`${period} ${periodSeconds}`)?.all() ?? []).filter(
        ([time]) => time >= since.getTime(),
      );
    const [{ points }] = await readRangePoints(
      {
        read: async (_, asked, since) => [
          {
            definition: { seriesId, ...definition },
            status: 'complete',
            points: pointsIn(asked, since),
            fetchedAt: this.progress.get(period)?.fetchedAt,
          },
        ],
        readPoints: async (_, asked, since) =>
          new Map([[seriesId, pointsIn(asked, since)]]),
      },
      'ref',
      tier,
      from,
      now,
    );
    return points;
  }

  collect(now: Date): MetricCall[] {
    const calls = planCalls(
      this.periods.map(period => ({
        entityRef: `component:default/p${period}`,
        sessionKey: 's',
        definition: seriesOf(period, this.statistic),
        progress: this.progress.get(period),
      })),
      now,
    );
    for (const call of calls) {
      const results = call.queries.map(query => sums(call, query, now));
      for (const { query, points } of interpretAnswer({ call, results }, now)) {
        const { minimumPeriodSeconds: period } = query.definition;
        const key = `${period} ${call.tier.periodSeconds}`;
        const kept = this.kept.get(key) ?? new KeptPoints();
        kept.replace(call.tier, points);
        this.kept.set(key, kept);
        const newest = Math.max(
          points[points.length - 1]?.[0] ?? 0,
          this.progress.get(period)?.newestPointAt?.getTime() ?? 0,
        );
        this.progress.set(period, {
          fetchedAt: {
            ...this.progress.get(period)?.fetchedAt,
            [call.tier.periodSeconds]: now,
          },
          askedAt: now,
          status: 'complete',
          newestPointAt: new Date(newest),
        });
      }
    }
    return calls;
  }
}

const cycles = fc.record({
  periods: fc.uniqueArray(anyPeriod, { minLength: 1, maxLength: 5 }),
  from: anyTime,
  steps: fc.array(fc.integer({ min: 10, max: 4 * 3600 }), { maxLength: 25 }),
});

describe('the windows of planned calls', () => {
  it('keep each finished period once and whole, on a grid that never moves', () => {
    fc.assert(
      fc.property(cycles, ({ periods, from, steps }) => {
        const world = new World(periods);
        let now = from;
        world.collect(now);
        for (const step of steps) {
          now = new Date(now.getTime() + step * 1000);
          world.collect(now);
        }
        for (const [key, points] of world.kept) {
          const [own, tierPeriod] = key.split(' ').map(Number);
          const period = Math.max(own, tierPeriod);
          const tier = METRIC_TIERS.find(
            ({ periodSeconds }) => periodSeconds === tierPeriod,
          )!;
          const all = points.all();
          // Whole periods, all on the grid of the epoch, without overlap.
          expect(all.filter(([, value]) => value !== period / 60)).toEqual([]);
          expect(all.filter(([time]) => time % (period * 1000))).toEqual([]);
          expect(new Set(all.map(([time]) => time)).size).toBe(all.length);
          // None is missing between the begin of the tier and the last period
          // that had settled.
          const last =
            now.getTime() - (period + Math.min(900, period / 12)) * 1000;
          const first = now.getTime() - tier.windowSeconds * 1000;
          const expected = [];
          for (
            let time = Math.ceil(first / (period * 1000)) * period * 1000;
            time <= last;
            time += period * 1000
          ) {
            expected.push(time);
          }
          expect(all.map(([time]) => time)).toEqual(
            expect.arrayContaining(expected),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leave no hole where the newest points are computed from the finest', async () => {
    const [, fiveMinutes] = METRIC_TIERS;
    await fc.assert(
      fc.asyncProperty(cycles, async ({ from, steps }) => {
        const world = new World([60], 'Sum');
        let now = from;
        let asked = 0;
        for (const step of [0, ...steps]) {
          now = new Date(now.getTime() + step * 1000);
          const calls = world.collect(now);
          asked += calls.filter(({ tier }) => tier === fiveMinutes).length;
          const begin = now.getTime() - 12 * 3600_000;
          const shown = await world.read(fiveMinutes, new Date(begin), now);
          const first = Math.ceil(begin / 300_000) * 300_000;
          const last = Math.floor(now.getTime() / 300_000) * 300_000;
          expect(shown).toEqual(
            Array.from({ length: (last - first) / 300_000 }, (_, i) => [
              first + i * 300_000,
              5,
            ]),
          );
        }
        const hours = (now.getTime() - from.getTime()) / 3600_000;
        expect(asked).toBeLessThanOrEqual(Math.floor(hours) + 2);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('begin with whole periods and end with one, within what CloudWatch keeps', () => {
    fc.assert(
      fc.property(cycles, ({ periods, from, steps }) => {
        const world = new World(periods);
        let now = from;
        for (const step of [0, ...steps]) {
          now = new Date(now.getTime() + step * 1000);
          for (const { start, end, tier, queries } of world.collect(now)) {
            const asked = queries.map(({ periodSeconds }) => periodSeconds);
            for (const period of asked) {
              expect(start.getTime() % (period * 1000)).toBe(0);
            }
            expect(
              asked.map(period => end.getTime() % (period * 1000)),
            ).toContain(0);
            expect(end.getTime()).toBeLessThanOrEqual(now.getTime());
            expect(end.getTime()).toBeGreaterThan(start.getTime());
            const age = (now.getTime() - start.getTime()) / 1000;
            expect(age).toBeLessThanOrEqual(
              tier.windowSeconds + tier.chunkSeconds,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('ask for a series once a period of its points, and never twice for the same points', () => {
    fc.assert(
      fc.property(anyPeriod, anyTime, (period, from) => {
        const world = new World([period]);
        const first = world.collect(from);
        const periodsOf = (calls: MetricCall[]) =>
          calls.flatMap(({ queries }) => queries.map(q => q.periodSeconds));
        expect(new Set(periodsOf(first)).size).toBe(first.length);
        const counts = new Map<number, number>();
        const day = 86_400;
        for (let seconds = 300; seconds <= day; seconds += 300) {
          const calls = world.collect(
            new Date(from.getTime() + seconds * 1000),
          );
          for (const asked of periodsOf(calls)) {
            counts.set(asked, (counts.get(asked) ?? 0) + 1);
          }
        }
        for (const [asked, count] of counts) {
          expect(count).toBeLessThanOrEqual(
            Math.min(day / 300, Math.ceil(day / asked) + 1),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('look for a daily point until it is published, days later', () => {
    const hours = (count: number) => count * 3600_000;
    const midnight = Date.UTC(2026, 10, 3);
    const newestKnown = new Date(midnight - hours(48));
    const asked = Array.from({ length: 40 * 12 }, (_, i) => i).flatMap(i => {
      const now = new Date(midnight + hours(1) + i * 300_000);
      const calls = planCalls(
        [
          {
            entityRef: 'component:default/a',
            sessionKey: 's',
            definition: seriesOf(86_400),
            progress: progressFixture(new Date(now.getTime() - 300_000), {
              newestPointAt: newestKnown,
            }),
          },
        ],
        now,
      );
      return calls.map(({ start, end }) => ({ now, start, end }));
    });
    // Every three hours, and at the day's end.
    expect(asked.length).toBeGreaterThanOrEqual(13);
    expect(asked.length).toBeLessThanOrEqual(15);
    for (const { start, end, now } of asked) {
      expect(start.getTime()).toBeLessThanOrEqual(midnight - hours(72));
      expect(end.getTime()).toBe(
        Math.floor(now.getTime() / hours(24)) * hours(24),
      );
    }
  });

  it.each([
    ['60 s and 120 s, one window', [60, 120], 400, 3],
    ['300 s: 350 queries of 312 points', [300], 350, 3],
    ['1,800 s, far fewer points', [1800], 500, 2],
    ['few of mixed periods', [300, 900, 1800], 80, 2],
  ])('take the fewest calls at first sight: %s', (_, periods, each, fewest) => {
    const requests = periods.flatMap(period =>
      Array.from({ length: each / periods.length }, (__, i) => ({
        entityRef: 'component:default/a',
        sessionKey: 's',
        definition: { ...seriesOf(period), metricName: `M${period}.${i}` },
      })),
    );
    const now = new Date('2026-11-03T23:59:00Z');
    const calls = planCalls(requests, now);
    expect(calls).toHaveLength(fewest + (periods.includes(60) ? 1 : 0));
    for (const { start, end, queries } of calls) {
      const points = queries.reduce(
        (sum, { periodSeconds }) =>
          sum + (end.getTime() - start.getTime()) / 1000 / periodSeconds,
        0,
      );
      expect(points).toBeLessThanOrEqual(100_800);
      expect(queries.length).toBeLessThanOrEqual(500);
    }
  });
});
