import { defineSeries } from '../collectors/metrics/metricQuery';
import { METRIC_TIERS, type MetricTier, type SeriesRecord } from '../store';
import { readRangePoints } from './rangePoints';

const [MINUTES, FIVE_MINUTES, HOURS] = METRIC_TIERS;
const HALF_DAY = 12 * 3600_000;
const NOW = new Date('2026-11-01T12:48:10Z');
const at = (text: string) => Date.parse(`2026-11-01T${text}Z`);

function record(overrides: {
  statistic?: string;
  period?: number;
  fetchedAt?: SeriesRecord['fetchedAt'];
}): SeriesRecord {
  const { statistic = 'Sum', period = 60, fetchedAt } = overrides;
  return {
    definition: defineSeries({
      selector: 's',
      namespace: 'AWS/SQS',
      metricName: 'NumberOfMessagesSent',
      dimensions: { QueueName: 'payments' },
      statistic,
      unit: 'Count',
      minimumPeriodSeconds: period,
      accountId: '111122223333',
      region: 'eu-west-1',
    }),
    status: 'complete',
    points: [],
    ...(fetchedAt ? { fetchedAt } : {}),
  };
}

/** One point a period in each tier up to a time, each with the value of its tier. */
function storeOf(
  series: SeriesRecord,
  upTo: ReadonlyMap<MetricTier, { end: number; value: number }>,
) {
  const asked: MetricTier[] = [];
  const points = (tier: MetricTier, from: Date) => {
    const list: Array<[number, number]> = [];
    const step = tier.periodSeconds * 1000;
    const { end = 0, value = 0 } = upTo.get(tier) ?? {};
    for (
      let time = Math.ceil(from.getTime() / step) * step;
      time < end;
      time += step
    ) {
      list.push([time, value]);
    }
    return list;
  };
  return {
    asked,
    read: async (_: string, tier: MetricTier, from: Date) => {
      asked.push(tier);
      return [{ ...series, points: points(tier, from) }];
    },
    readPoints: async (_: string, tier: MetricTier, from: Date) => {
      asked.push(tier);
      return new Map([[series.definition.seriesId, points(tier, from)]]);
    },
  };
}

const read = async (store: ReturnType<typeof storeOf>) => {
  const from = new Date(NOW.getTime() - HALF_DAY);
  const [{ points }] = await readRangePoints(
    store,
    'ref',
    FIVE_MINUTES,
    from,
    NOW,
  );
  return points;
};

describe('readRangePoints', () => {
  const fetchedAt = {
    60: new Date(at('12:47:30')),
    300: new Date(at('12:05:20')),
  };
  const kept = new Map([
    [MINUTES, { end: at('12:47:00'), value: 2 }],
    [FIVE_MINUTES, { end: at('12:05:00'), value: 9 }],
  ]);

  it.each([
    ['Sum', 10],
    ['SampleCount', 10],
    ['Maximum', 2],
    ['Minimum', 2],
  ])(
    'computes the newest points of %s from the finest',
    async (statistic, folded) => {
      const points = await read(
        storeOf(record({ statistic, fetchedAt }), kept),
      );
      // From what had settled at the last fetch up to the last whole period.
      expect(
        points.filter(([, value]) => value === folded).map(([t]) => t),
      ).toEqual(
        Array.from({ length: 11 }, (_, i) => at('11:50:00') + i * 300_000),
      );
      expect(points.map(([t]) => t)).toEqual(
        Array.from(
          { length: points.length },
          (_, i) => points[0][0] + i * 300_000,
        ),
      );
      expect(points[points.length - 1][0]).toBe(at('12:40:00'));
      expect(points[0]).toEqual([at('00:50:00'), 9]);
    },
  );

  it.each(['Average', 'p99'])(
    'leaves %s as CloudWatch computed it',
    async statistic => {
      const store = storeOf(record({ statistic, fetchedAt }), kept);
      const points = await read(store);
      expect(points.every(([, value]) => value === 9)).toBe(true);
      expect(store.asked).toEqual([FIVE_MINUTES]);
    },
  );

  it('makes no point of a period of which minutes may be missing', async () => {
    const store = storeOf(
      record({
        fetchedAt: { ...fetchedAt, 60: new Date(at('12:33:10')) },
      }),
      // An answer that came in part has points beyond.
      kept,
    );
    const points = await read(store);
    expect(points[points.length - 1]).toEqual([at('12:25:00'), 10]);
  });

  it('keeps what the tier has when the finest points are older', async () => {
    const store = storeOf(
      record({ fetchedAt: { ...fetchedAt, 60: new Date(at('11:58:00')) } }),
      kept,
    );
    const points = await read(store);
    expect(points.slice(-3)).toEqual([
      [at('11:50:00'), 10],
      [at('11:55:00'), 9],
      [at('12:00:00'), 9],
    ]);
  });

  it('takes points that are kept in a coarser tier only from there', async () => {
    const store = storeOf(
      record({ period: 3600, fetchedAt }),
      new Map([[HOURS, { end: at('12:00:00'), value: 4 }]]),
    );
    const points = await read(store);
    expect(points).toHaveLength(11);
    expect(store.asked).toEqual([FIVE_MINUTES, HOURS]);
  });
});
