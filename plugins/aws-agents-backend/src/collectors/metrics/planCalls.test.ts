import fc from 'fast-check';
import { progressFixture } from '../../__fixtures__/progress';
import {
  METRIC_TIERS,
  type SeriesDefinition,
  type SeriesProgress,
} from '../../store';
import { defineSeries } from './metricQuery';
import { planCalls, type MetricCall, type SeriesRequest } from './planCalls';

const NOW = new Date('2026-11-01T12:34:56Z');
const [MINUTES, FIVE_MINUTES, HOURS] = METRIC_TIERS;

function definition(overrides: Partial<SeriesDefinition> = {}) {
  return defineSeries({
    selector: 's',
    namespace: 'AWS/SQS',
    metricName: 'NumberOfMessagesSent',
    dimensions: { QueueName: 'payments' },
    statistic: 'Sum',
    unit: 'Count',
    minimumPeriodSeconds: 60,
    accountId: '111122223333',
    region: 'eu-west-1',
    ...overrides,
  });
}

function request(
  overrides: Partial<SeriesRequest> & { queue?: string; fetched?: string } = {},
): SeriesRequest {
  const { queue = 'payments', fetched, ...rest } = overrides;
  return {
    entityRef: 'component:default/payments',
    sessionKey: 'session-1',
    definition: definition({ dimensions: { QueueName: queue } }),
    ...(fetched ? { progress: progressFixture(new Date(fetched)) } : {}),
    ...rest,
  };
}

function requests(count: number, options: { fetched?: string } = {}) {
  return Array.from({ length: count }, (_, index) =>
    request({ ...options, queue: `q${index}` }),
  );
}

const inTier = (calls: MetricCall[], tier = MINUTES) =>
  calls.filter(call => call.tier === tier);

describe('planCalls', () => {
  describe('after a failure', () => {
    const failing = (code: string, minutesAgo: number) => ({
      ...request(),
      progress: progressFixture(new Date(NOW.getTime() - 60_000), {
        fetchedAt: {},
        askedAt: new Date(NOW.getTime() - minutesAgo * 60_000),
        failure: { code } as NonNullable<SeriesProgress['failure']>,
      }),
    });

    it('asks again for the tier that failed alone', () => {
      const fine = request({ fetched: '2026-11-01T12:33:56Z' });
      const [call, again, ...more] = planCalls(
        [
          fine,
          {
            ...request({ queue: 'other' }),
            progress: {
              ...fine.progress!,
              fetchedAt: { ...fine.progress!.fetchedAt, [3600]: undefined },
            },
          },
        ],
        NOW,
      );
      expect(call.queries).toHaveLength(2);
      expect(call.start.toISOString()).toBe('2026-11-01T12:00:00.000Z');
      expect([again.tier, again.queries.length]).toEqual([HOURS, 1]);
      expect(more).toEqual([]);
    });

    it.each(['metric-forbidden', 'invalid-request'])(
      'of %s asks every quarter of an hour, in the finest tier, apart from others',
      code => {
        const current = request({
          queue: 'other',
          fetched: '2026-11-01T12:33:56Z',
        });
        expect(planCalls([failing(code, 14), current], NOW)).toHaveLength(1);
        const calls = planCalls([failing(code, 15), current], NOW);
        expect(
          calls.map(({ tier, queries, start }) => [
            tier,
            queries.length,
            start.toISOString(),
          ]),
        ).toEqual([
          [MINUTES, 1, '2026-11-01T09:30:00.000Z'],
          [MINUTES, 1, '2026-11-01T12:00:00.000Z'],
        ]);
      },
    );

    it('of another kind asks for all that is missing at once', () => {
      expect(planCalls([failing('metric-error', 1)], NOW)).toHaveLength(3);
    });
  });

  it('fills every tier at first sight, aligned and in whole chunks', () => {
    const calls = planCalls([request()], NOW);
    expect(
      calls.map(({ tier, start, end }) => [
        tier.periodSeconds,
        start.toISOString(),
        end.toISOString(),
      ]),
    ).toEqual([
      [60, '2026-11-01T09:30:00.000Z', '2026-11-01T12:34:00.000Z'],
      [300, '2026-10-31T12:00:00.000Z', '2026-11-01T12:30:00.000Z'],
      [3600, '2026-10-25T00:00:00.000Z', '2026-11-01T12:00:00.000Z'],
    ]);
  });

  it('then asks for the end only, and for a coarser tier when a period has ended and settled', () => {
    const soon = planCalls([request({ fetched: '2026-11-01T12:33:56Z' })], NOW);
    expect(soon.map(({ tier }) => tier)).toEqual([MINUTES]);
    expect(soon[0].start.toISOString()).toBe('2026-11-01T12:00:00.000Z');

    const average = {
      ...request({ fetched: '2026-11-01T12:30:20Z' }),
      definition: definition({ statistic: 'Average' }),
    };
    const later = planCalls([average], NOW);
    expect(later.map(({ tier }) => tier)).toEqual([MINUTES, FIVE_MINUTES]);

    // Sums of 5 minutes follow from those of minutes.
    const sum = planCalls([request({ fetched: '2026-11-01T12:30:20Z' })], NOW);
    expect(sum.map(({ tier }) => tier)).toEqual([MINUTES]);

    const hourly = planCalls(
      [request({ fetched: '2026-11-01T12:04:30Z' })],
      new Date('2026-11-01T12:05:30Z'),
    );
    expect(hourly.map(({ tier }) => tier)).toEqual([
      MINUTES,
      FIVE_MINUTES,
      HOURS,
    ]);
  });

  it('asks for the whole tier again after a gap', () => {
    const [call] = planCalls(
      [request({ fetched: '2026-11-01T12:00:00Z' })],
      NOW,
    );
    expect(call.start.toISOString()).toBe('2026-11-01T09:30:00.000Z');
  });

  it.each([
    [1, 1],
    [500, 1],
    [501, 2],
    [1000, 2],
    [1001, 3],
  ])('puts %i queries into %i calls', (count, expected) => {
    const calls = planCalls(
      requests(count, { fetched: '2026-11-01T12:33:56Z' }),
      NOW,
    );
    expect(calls).toHaveLength(expected);
  });

  it('makes calls smaller where the datapoints of one answer would not do', () => {
    const calls = inTier(planCalls(requests(500), NOW), FIVE_MINUTES);
    expect(calls).toHaveLength(2);
    for (const call of calls) {
      const points =
        (call.end.getTime() - call.start.getTime()) /
        1000 /
        call.tier.periodSeconds;
      expect(points * call.queries.length).toBeLessThanOrEqual(100_800);
    }
  });

  it('merges entities of one session, and asks an identical query once', () => {
    const calls = inTier(
      planCalls(
        [
          request({ entityRef: 'component:default/a' }),
          request({ entityRef: 'component:default/b' }),
          request({ entityRef: 'component:default/b', queue: 'other' }),
        ],
        NOW,
      ),
    );
    expect(calls).toHaveLength(1);
    expect(
      calls[0].queries.map(query => query.requests.map(item => item.entityRef)),
    ).toEqual([
      ['component:default/b'],
      ['component:default/a', 'component:default/b'],
    ]);
  });

  it.each([
    ['sessions', { sessionKey: 'session-2' }],
    ['accounts', { definition: definition({ accountId: '444455556666' }) }],
    ['regions', { definition: definition({ region: 'us-east-1' }) }],
  ])('never mixes %s', (_, other) => {
    expect(inTier(planCalls([request(), request(other)], NOW))).toHaveLength(2);
  });

  it('keeps the statistics of a metric side by side', () => {
    const mixed = ['Sum', 'Average', 'p99'].flatMap(statistic =>
      ['a', 'b', 'c'].map(queue =>
        request({
          definition: definition({
            statistic,
            dimensions: { QueueName: queue },
          }),
        }),
      ),
    );
    const [call] = inTier(planCalls(mixed, NOW));
    expect(
      call.queries.map(query => query.definition.dimensions.QueueName),
    ).toEqual(['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c']);
    expect(call.queries.map(({ id }) => id)).toEqual(
      Array.from({ length: 9 }, (_, index) => `q${index}`),
    );
  });

  it('asks for the same points in one tier only', () => {
    const daily = planCalls(
      [request({ definition: definition({ minimumPeriodSeconds: 86_400 }) })],
      NOW,
    );
    expect(
      daily.map(call => [call.tier, call.queries[0].periodSeconds]),
    ).toEqual([[HOURS, 86_400]]);
    const fiveMinutes = planCalls(
      [request({ definition: definition({ minimumPeriodSeconds: 300 }) })],
      NOW,
    );
    expect(
      fiveMinutes.map(call => [call.tier, call.queries[0].periodSeconds]),
    ).toEqual([
      [FIVE_MINUTES, 300],
      [HOURS, 3600],
    ]);
  });

  it('cuts no metric in two where calls have room for whole ones', () => {
    const wanted = requests(498, { fetched: '2026-11-01T12:33:56Z' });
    const statistics = ['Sum', 'Average', 'p99', 'Maximum'].map(statistic => ({
      ...request({ fetched: '2026-11-01T12:33:56Z' }),
      definition: definition({
        statistic,
        dimensions: { QueueName: 'q497a' },
      }),
    }));
    const calls = planCalls([...wanted, ...statistics], NOW);
    expect(calls.map(({ queries }) => queries.length)).toEqual([500, 2]);
    expect(
      calls.filter(call =>
        call.queries.some(
          query => query.definition.dimensions.QueueName === 'q497a',
        ),
      ),
    ).toHaveLength(1);
  });

  it('plans each due query exactly once, in the least number of calls, within all limits', () => {
    const wantedOne = fc.record({
      queue: fc.integer({ min: 0, max: 400 }),
      statistic: fc.constantFrom('Sum', 'Average', 'p99'),
      entityRef: fc.constantFrom('component:a/a', 'component:b/b'),
      sessionKey: fc.constantFrom('one', 'two'),
      region: fc.constantFrom('eu-west-1', 'eu-west-1', 'us-east-1'),
    });
    fc.assert(
      fc.property(
        fc.array(wantedOne, { maxLength: 1500 }),
        fc.option(fc.constant('2026-11-01T12:33:56Z'), { nil: undefined }),
        (wanted, fetched) => {
          const all = wanted.map(({ queue, statistic, region, ...item }) => ({
            ...request({ ...item, fetched }),
            definition: definition({
              statistic,
              region,
              dimensions: { QueueName: `q${queue}` },
            }),
          }));
          const calls = planCalls(all, NOW);
          for (const tier of METRIC_TIERS) {
            const due = fetched && tier !== MINUTES ? [] : all;
            const planned = inTier(calls, tier);
            expectEachOnce(planned, due);
            expect(planned).toHaveLength(leastCalls(planned, due));
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Each request is served once, by calls within the limits. */
function expectEachOnce(calls: MetricCall[], wanted: SeriesRequest[]): void {
  const served = calls.flatMap(call =>
    call.queries.flatMap(query => query.requests),
  );
  expect(new Set(served)).toEqual(new Set(wanted));
  expect(served).toHaveLength(wanted.length);
  for (const { queries: planned, start, end, tier } of calls) {
    expect(planned.length).toBeLessThanOrEqual(500);
    expect(new Set(planned.map(({ id }) => id)).size).toBe(planned.length);
    const points =
      (end.getTime() - start.getTime()) / 1000 / tier.periodSeconds;
    expect(points * planned.length).toBeLessThanOrEqual(100_800);
    expect(start.getTime() % (tier.periodSeconds * 1000)).toBe(0);
    expect(end.getTime() % (tier.periodSeconds * 1000)).toBe(0);
  }
}

/** How many calls the limits of queries and datapoints demand. */
function leastCalls(calls: MetricCall[], wanted: SeriesRequest[]): number {
  const queries = new Map<string, Set<string>>();
  for (const { sessionKey, definition: asked } of wanted) {
    const place = `${sessionKey} ${asked.region}`;
    queries.set(place, (queries.get(place) ?? new Set()).add(asked.seriesId));
  }
  let least = 0;
  for (const distinct of queries.values()) {
    const [{ start, end, tier }] = calls;
    const points =
      (end.getTime() - start.getTime()) / 1000 / tier.periodSeconds;
    least += Math.ceil(
      distinct.size / Math.min(500, Math.floor(100_800 / points)),
    );
  }
  return least;
}
