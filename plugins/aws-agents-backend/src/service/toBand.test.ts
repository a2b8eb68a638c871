import { metricsResponseSchema } from 'backstage-plugin-aws-agents-common';
import { defineBands } from '../collectors/metrics/defineBands';
import { defineSeries } from '../collectors/metrics/metricQuery';
import type { SeriesRecord } from '../store';
import { readSeries } from './toMetricsResponse';

const NOW = new Date('2026-11-01T12:00:00Z');
const at = (minutesAgo: number) => NOW.getTime() - minutesAgo * 60_000;

const SENT = defineSeries({
  selector: 's',
  namespace: 'AWS/SQS',
  metricName: 'Sent',
  dimensions: {},
  statistic: 'Sum',
  unit: 'Count',
  minimumPeriodSeconds: 60,
  accountId: '111122223333',
  region: 'eu-west-1',
});
const [LOWER, UPPER] = defineBands([SENT], {
  alarms: [],
  anomalyDetectors: [
    {
      region: 'eu-west-1',
      metrics: [{ ...SENT, dimensions: {} }],
      expression: null,
      state: 'TRAINED',
    },
  ],
});

const record = (
  definition: SeriesRecord['definition'],
  points: Array<[number, number]>,
  more: Partial<SeriesRecord> = {},
): SeriesRecord => ({ definition, status: 'complete', points, ...more });

async function bandOf(...records: SeriesRecord[]) {
  const series = await readSeries(
    { read: async () => records, readPoints: async () => new Map() },
    'ref',
    '1h',
    NOW,
    [],
  );
  // What is served is what the schema says.
  metricsResponseSchema.shape.series.parse(series);
  expect(series.map(({ metricName }) => metricName)).toEqual(['Sent']);
  return series[0].band;
}

const VALUES = record(SENT, [[at(2), 10]]);

describe('the band of a series', () => {
  it('joins both bounds, and is no series of its own', async () => {
    expect(
      await bandOf(
        record(UPPER, [
          [at(3), 14],
          [at(2), 15],
        ]),
        VALUES,
        record(LOWER, [
          [at(2), 5],
          [at(1), 6],
        ]),
      ),
    ).toEqual({ deviations: 2, status: 'complete', points: [[at(2), 5, 15]] });
  });

  it('is absent where nothing models the metric, or a bound is missing', async () => {
    expect(await bandOf(VALUES)).toBeUndefined();
    expect(await bandOf(VALUES, record(LOWER, []))).toBeUndefined();
  });

  it('says when nothing is expected in the range', async () => {
    expect(
      await bandOf(VALUES, record(LOWER, []), record(UPPER, [])),
    ).toMatchObject({ status: 'no-data', points: [] });
  });

  it('says why it could not be read, beside the metric', async () => {
    const failure = {
      code: 'metric-error',
      message: 'CloudWatch answered InternalError.',
      cause: '',
      remedy: '',
      retryable: true,
      at: NOW.toISOString(),
    };
    const failed = { status: 'error' as const, failure };
    expect(
      await bandOf(
        VALUES,
        record(LOWER, [[at(2), 5]], failed),
        record(UPPER, [[at(2), 15]], failed),
      ),
    ).toEqual({
      deviations: 2,
      status: 'error',
      failure,
      points: [[at(2), 5, 15]],
    });
  });
});
