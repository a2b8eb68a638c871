import type { SeriesWrite } from './series';
import { toSeriesRow } from './seriesRows';

const WRITE: SeriesWrite = {
  entityRef: 'component:default/payments',
  definition: {
    seriesId: 'abc',
    selector: 's',
    namespace: 'AWS/SQS',
    metricName: 'NumberOfMessagesSent',
    dimensions: {},
    statistic: 'Sum',
    unit: 'Count',
    minimumPeriodSeconds: 60,
    accountId: '111122223333',
    region: 'eu-west-1',
  },
  status: 'complete',
  fetchedAt: { 60: new Date(60_000) },
  askedAt: new Date(60_000),
  newestPointAt: new Date(60_000),
  newestValue: 7,
};

describe('toSeriesRow', () => {
  it('names a metric for exporters', () => {
    expect(toSeriesRow(WRITE)).toMatchObject({
      family: 'aws_sqs_number_of_messages_sent_sum',
      newest_value: 7,
    });
  });

  it('keeps what is expected of a metric from exporters', () => {
    const { definition } = WRITE;
    const band = { seriesId: 'abc', bound: 'upper' as const, deviations: 2 };
    const row = toSeriesRow({ ...WRITE, definition: { ...definition, band } });
    expect(row.family).toBe('');
    expect(JSON.parse(row.definition)).toMatchObject({ band });
  });
});
