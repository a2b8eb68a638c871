import { isFree, priceCall, priceQueries } from './prices';

const metric = (MetricName: string) => ({
  Namespace: 'AWS/SQS',
  MetricName,
  Dimensions: [],
});
const MetricDataQueries = [
  ...Array.from({ length: 6 }, (_, index) => ({
    Id: `a${index}`,
    MetricStat: { Metric: metric('A'), Stat: `p${index}`, Period: 60 },
  })),
  { Id: 'b', MetricStat: { Metric: metric('B'), Stat: 'Sum', Period: 60 } },
];

describe('priceCall', () => {
  it('counts queries, and up to five statistics of a metric as one', () => {
    const price = priceCall('CloudWatch', 'GetMetricData', {
      MetricDataQueries,
    });
    expect(price).toMatchObject({ queries: 7, metrics: 3 });
    expect(price.usdByQueries).toBeCloseTo(0.00007, 12);
    expect(price.usdByMetrics).toBeCloseTo(0.00003, 12);
  });

  it.each([
    ['CloudWatch', 'ListMetrics', 0.00001],
    ['CloudWatch', 'DescribeAlarms', 0.00001],
    ['S3', 'ListObjectsV2', 0.000005],
    ['S3', 'GetBucketPolicy', 0.0000004],
    ['AccessAnalyzer', 'ValidatePolicy', 0],
    ['STS', 'AssumeRole', 0],
    ['CloudWatch', 'GetMetricData', 0],
  ])('counts calls of %s %s', (service, operation, usd) => {
    const price = priceCall(service, operation, undefined);
    expect(price.usdByMetrics).toBeCloseTo(usd, 12);
    expect(price.usdByQueries).toBeCloseTo(usd, 12);
  });
});

describe('priceQueries', () => {
  it('divides a billed metric among its statistics', () => {
    const queries = priceQueries({ MetricDataQueries });
    expect(queries[0]).toEqual({ id: 'a0', queries: 1, metrics: 2 / 6 });
    expect(queries[6]).toEqual({ id: 'b', queries: 1, metrics: 1 });
    expect(priceQueries({})).toEqual([]);
  });
});

describe('a metric of two linked accounts', () => {
  it('is billed as two, and statistics of each as one', () => {
    const query = (AccountId: string | undefined, Stat: string) => ({
      Id: `${Stat}${AccountId}`,
      ...(AccountId ? { AccountId } : {}),
      MetricStat: { Metric: metric('A'), Stat, Period: 60 },
    });
    const price = priceCall('CloudWatch', 'GetMetricData', {
      MetricDataQueries: [
        query('111111111111', 'Sum'),
        query('111111111111', 'Maximum'),
        query('222222222222', 'Sum'),
        query(undefined, 'Sum'),
      ],
    });
    expect(price).toMatchObject({ queries: 4, metrics: 3 });
  });
});

describe('bands of anomaly detectors', () => {
  const input = {
    MetricDataQueries: [
      { Id: 'm', MetricStat: { Metric: metric('A'), Stat: 'Sum', Period: 60 } },
      { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m, 2)' },
      { Id: 'rate', Expression: 'm / PERIOD(m)' },
    ],
  };

  it('count as two metrics where each query is one, and else as one', () => {
    expect(priceQueries(input)).toEqual([
      { id: 'm', queries: 1, metrics: 1 },
      { id: 'band', queries: 2, metrics: 1 },
      { id: 'rate', queries: 1, metrics: 1 },
    ]);
    const price = priceCall('CloudWatch', 'GetMetricData', input);
    expect(price).toMatchObject({ queries: 4, metrics: 3 });
    expect(price.usdByQueries).toBeCloseTo(0.00004, 12);
  });
});

describe('isFree', () => {
  it('knows which services cost nothing', () => {
    expect(isFree(['iam:GetRole', 'sts:GetCallerIdentity'])).toBe(true);
    expect(isFree(['iam:GetRole', 's3:ListBucket'])).toBe(false);
    expect(isFree([])).toBe(true);
  });
});
