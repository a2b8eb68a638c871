import fc from 'fast-check';
import { priceCall } from './prices';
import { setQueryOwners, shareCall } from './shareCall';

const query = (Id: string, MetricName: string, Stat: string) => ({
  Id,
  MetricStat: {
    Metric: { Namespace: 'AWS/SQS', MetricName, Dimensions: [] },
    Stat,
    Period: 60,
  },
});
const GET_METRIC_DATA = { service: 'CloudWatch', operation: 'GetMetricData' };

describe('shareCall', () => {
  it('divides a merged call by its queries, a shared one among those that want it', () => {
    const input = {
      MetricDataQueries: [
        query('q0', 'Sent', 'Sum'),
        query('q1', 'Sent', 'Maximum'),
        query('q2', 'Received', 'Sum'),
        query('q3', 'Deleted', 'Sum'),
      ],
    };
    setQueryOwners(
      input,
      new Map([
        ['q0', ['a']],
        ['q1', ['a']],
        ['q2', ['a', 'b']],
        ['q3', ['b']],
      ]),
    );
    const [a, b] = shareCall({
      ...GET_METRIC_DATA,
      input,
      entityRefs: ['a', 'b'],
    });
    expect(a).toMatchObject({ entityRef: 'a', calls: 2.5 / 4, queries: 2.5 });
    expect(b).toMatchObject({ entityRef: 'b', calls: 1.5 / 4, queries: 1.5 });
    // Sum and Maximum of a metric are billed as one metric.
    expect([a.metrics, b.metrics]).toEqual([1.5, 1.5]);
    expect(a.usdByQueries).toBeCloseTo(0.000025, 12);
    expect(a.usdByMetrics).toBeCloseTo(0.000015, 12);
  });

  it('divides other calls evenly', () => {
    const shares = shareCall({
      service: 'S3',
      operation: 'ListObjectsV2',
      input: {},
      entityRefs: ['a', 'b'],
    });
    expect(shares.map(({ calls }) => calls)).toEqual([0.5, 0.5]);
    expect(
      shareCall({ ...GET_METRIC_DATA, input: {}, entityRefs: [] }),
    ).toEqual([]);
  });

  it('loses and invents nothing', () => {
    const wanted = fc.record({
      name: fc.constantFrom('A', 'B', 'C'),
      stat: fc.constantFrom('Sum', 'Maximum', 'p50', 'p90', 'p95', 'p99'),
      by: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1 }), list => {
        const input = {
          MetricDataQueries: list.map(({ name, stat }, i) =>
            query(`q${i}`, name, stat),
          ),
        };
        setQueryOwners(input, new Map(list.map(({ by }, i) => [`q${i}`, by])));
        const price = priceCall('CloudWatch', 'GetMetricData', input);
        const shares = shareCall({
          ...GET_METRIC_DATA,
          input,
          entityRefs: ['a', 'b', 'c'],
        });
        const sum = (key: keyof typeof price | 'calls') =>
          shares.reduce((total, share) => total + share[key], 0);
        expect(sum('calls')).toBeCloseTo(1, 9);
        expect(sum('queries')).toBeCloseTo(price.queries, 9);
        expect(sum('metrics')).toBeCloseTo(price.metrics, 9);
        expect(sum('usdByQueries')).toBeCloseTo(price.usdByQueries, 12);
        expect(sum('usdByMetrics')).toBeCloseTo(price.usdByMetrics, 12);
      }),
    );
  });
});
