import { defineSeries } from '../collectors/metrics/metricQuery';
import { METRIC_TIERS, type MetricTier, type SeriesRecord } from '../store';
import { readSeries, tierOfRange } from './toMetricsResponse';

const NOW = new Date('2026-11-01T12:00:00Z');
const [MINUTES, FIVE_MINUTES, HOURS] = METRIC_TIERS;

function record(
  metricName: string,
  points: Array<[number, number]>,
  overrides: Partial<SeriesRecord> & { period?: number; region?: string } = {},
): SeriesRecord {
  const { period = 60, region = 'eu-west-1', ...rest } = overrides;
  return {
    definition: defineSeries({
      selector: 's',
      namespace: 'AWS/S3',
      metricName,
      dimensions: { BucketName: 'a' },
      statistic: 'Average',
      unit: 'Bytes',
      minimumPeriodSeconds: period,
      accountId: '111122223333',
      region,
    }),
    status: 'complete',
    points,
    ...rest,
  };
}

function storeOf(read: (tier: MetricTier, from: Date) => SeriesRecord[]) {
  const asked: Array<[MetricTier, string]> = [];
  return {
    asked,
    read: async (_: string, tier: MetricTier, from: Date) => {
      asked.push([tier, from.toISOString()]);
      return read(tier, from);
    },
    readPoints: async (_: string, tier: MetricTier, from: Date) => {
      asked.push([tier, from.toISOString()]);
      return new Map(
        read(tier, from).map(({ definition, points }) => [
          definition.seriesId,
          points
            .filter(([at]) => at >= from.getTime())
            .map(point => [...point] as [number, number]),
        ]),
      );
    },
  };
}

describe('tierOfRange', () => {
  it.each([
    ['1h', MINUTES],
    ['3h', MINUTES],
    ['12h', FIVE_MINUTES],
    ['1d', FIVE_MINUTES],
    ['7d', HOURS],
  ] as const)('of %s', (range, tier) => {
    expect(tierOfRange(range)).toBe(tier);
  });
});

describe('readSeries', () => {
  it('reads a range, and says which series have nothing in it', async () => {
    const store = storeOf(() => [
      record('Full', [[NOW.getTime() - 60_000, 1]]),
      record('Empty', []),
      record('Broken', [], { status: 'error' }),
    ]);
    const series = await readSeries(store, 'ref', '1h', NOW, []);
    expect(
      series.map(item => [item.metricName, item.status, item.periodSeconds]),
    ).toEqual([
      ['Broken', 'error', 60],
      ['Empty', 'no-data', 60],
      ['Full', 'complete', 60],
    ]);
    expect(store.asked).toEqual([[MINUTES, '2026-11-01T11:00:00.000Z']]);
  });

  it('shows a daily metric by its last two points', async () => {
    const store = storeOf(tier =>
      tier === HOURS
        ? [
            record('BucketSizeBytes', [[Date.UTC(2026, 9, 31), 7]], {
              period: 86_400,
            }),
          ]
        : [record('BucketSizeBytes', [], { period: 86_400 })],
    );
    const [series] = await readSeries(store, 'ref', '1h', NOW, []);
    expect(series).toMatchObject({
      periodSeconds: 86_400,
      status: 'complete',
      points: [[Date.UTC(2026, 9, 31), 7]],
    });
    expect(store.asked[1]).toEqual([HOURS, '2026-10-30T12:00:00.000Z']);
  });

  it('hides a region that is empty while another is not', async () => {
    const store = storeOf(() => [
      record('Full', [[NOW.getTime() - 60_000, 1]]),
      record('Full', [], { region: 'us-east-1' }),
    ]);
    const series = await readSeries(store, 'ref', '1h', NOW, []);
    expect(series.map(({ region }) => region)).toEqual(['eu-west-1']);
  });
});
