import { estimateCost } from './prices';

const metric = (MetricName: string) => ({
  Namespace: 'AWS/SQS',
  MetricName,
  Dimensions: [],
});

describe('estimateCost', () => {
  it('counts up to five statistics of a metric as one', () => {
    const MetricDataQueries = [
      ...Array.from({ length: 6 }, (_, index) => ({
        Id: `a${index}`,
        MetricStat: { Metric: metric('A'), Stat: `p${index}`, Period: 60 },
      })),
      { Id: 'b', MetricStat: { Metric: metric('B'), Stat: 'Sum', Period: 60 } },
    ];
    expect(
      estimateCost('CloudWatch', 'GetMetricData', { MetricDataQueries }),
    ).toBeCloseTo(0.00003, 10);
  });

  it('counts calls where calls are billed', () => {
    expect(estimateCost('CloudWatch', 'ListMetrics', {})).toBeCloseTo(0.00001);
    expect(estimateCost('S3', 'ListObjectsV2', {})).toBeCloseTo(0.000005);
    expect(estimateCost('STS', 'AssumeRole', {})).toBe(0);
    expect(estimateCost('CloudWatch', 'GetMetricData', undefined)).toBe(0);
  });
});
