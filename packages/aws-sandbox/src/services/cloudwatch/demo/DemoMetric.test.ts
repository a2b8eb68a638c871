import { NOW, call, minutesAgo, stateOf } from '../__fixtures__/world';

function read(
  metric: Record<string, unknown>,
  stats: string[],
  { minutes = 60, period = 60, now = NOW } = {},
): number[][] {
  const state = stateOf({
    metrics: [
      {
        namespace: 'App',
        name: 'm',
        pattern: { kind: 'constant', base: 10 },
        ...metric,
      },
    ],
  });
  const { MetricDataResults } = call(
    'GetMetricData',
    {
      MetricDataQueries: stats.map((Stat, i) => ({
        Id: `q${i}`,
        MetricStat: {
          Metric: { Namespace: 'App', MetricName: 'm' },
          Period: period,
          Stat,
        },
      })),
      StartTime: minutesAgo(minutes),
      EndTime: minutesAgo(0),
      ScanBy: 'TimestampAscending',
    },
    state,
    now,
  );
  return MetricDataResults!.map(({ Values }) => Values!);
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('DemoMetric', () => {
  it('is the same for every reader, also later', () => {
    const [now] = read({}, ['Average']);
    const [again] = read({}, ['Average']);
    const [later] = read({}, ['Average'], {
      now: new Date(NOW.getTime() + 3_600_000),
    });
    expect(again).toEqual(now);
    expect(later).toEqual(now);
    expect(now).toHaveLength(60);
  });

  it('adds up: the sum of an hour is that of its minutes', () => {
    const [minutes] = read({}, ['Sum']);
    const [hour] = read({}, ['Sum'], { period: 3600 });
    expect(hour).toHaveLength(1);
    expect(hour[0]).toBeCloseTo(sum(minutes), 6);
  });

  it('can change for a time', () => {
    const changes = [
      { from: '-30m', until: '-10m', factor: 3 },
      { from: '-20m', factor: 2 },
    ];
    const noise = { pattern: { kind: 'constant', base: 10, noise: 0 } };
    const [values] = read({ ...noise, changes }, ['Average']);
    expect([...new Set(values)]).toEqual([10, 30, 60, 20]);
    expect(values.filter(value => value === 60)).toHaveLength(10);
  });

  it('represents long periods by instants that stand for all', () => {
    const [counts, sums] = read({}, ['SampleCount', 'Sum'], {
      minutes: 3 * 1440,
      period: 86_400,
    });
    counts.forEach(count => expect(count).toBeCloseTo(1440, 6));
    sums.forEach(total => expect(total / 14_400).toBeCloseTo(1, 0));
  });

  it('spreads samples so that percentiles differ, and keeps the mean', () => {
    const [count, average, p50, p99] = read(
      {
        samples: 200,
        spread: 0.5,
        pattern: { kind: 'constant', base: 10, noise: 0 },
      },
      ['SampleCount', 'Average', 'p50', 'p99'],
      { minutes: 1 },
    ).map(([value]) => value);
    expect(count).toBeCloseTo(200, 6);
    expect(average).toBeCloseTo(10, 6);
    expect(p50).toBeLessThan(average);
    expect(p99).toBeGreaterThan(average * 1.5);
  });

  it('publishes counts as whole numbers with the mean of its pattern', () => {
    const [values] = read(
      {
        unit: 'Count',
        pattern: { kind: 'constant', base: 0.25, noise: 0 },
      },
      ['Sum'],
      { minutes: 1440 },
    );
    expect(values.every(Number.isInteger)).toBe(true);
    expect(sum(values) / values.length).toBeGreaterThan(0.2);
    expect(sum(values) / values.length).toBeLessThan(0.3);
  });

  it('publishes counters that never fall, however slowly they rise', () => {
    const [values] = read(
      {
        unit: 'Count',
        pattern: { kind: 'counter', base: 0.005, resetEvery: '400d' },
      },
      ['Maximum'],
      { minutes: 1440 },
    );
    expect(values.every(Number.isInteger)).toBe(true);
    expect(values).toEqual(values.slice().sort((a, b) => a - b));
    expect(values[values.length - 1] - values[0]).toBeGreaterThan(200);
  });

  it('keeps percentages between 0 and 100', () => {
    const [values] = read(
      { unit: 'Percent', pattern: { kind: 'constant', base: 99, noise: 0.2 } },
      ['Maximum'],
      { minutes: 600 },
    );
    expect(Math.max(...values)).toBe(100);
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['ended 20 minutes ago', { until: '-20m' }, 40],
    ['began 20 minutes ago', { from: '-20m' }, 19],
    ['appears 5 minutes late', { delay: '5m' }, 55],
    ['is published every 5 minutes', { period: 300 }, 12],
  ])('a metric that %s has %d datapoints in an hour', (_, metric, expected) => {
    const [values] = read(metric, ['Average']);
    expect(Math.abs(values.length - expected)).toBeLessThanOrEqual(1);
  });

  it('leaves periods out when told to', () => {
    const [values] = read({ missing: 0.5 }, ['Average'], { minutes: 1440 });
    expect(values.length).toBeGreaterThan(600);
    expect(values.length).toBeLessThan(840);
  });

  it('shows a datapoint once its period is over', () => {
    const at = (time: string) =>
      read({}, ['Average'], { now: new Date(time), minutes: 3 })[0].length;
    expect(at('2026-03-10T12:32:59.999Z')).toBe(1);
    expect(at('2026-03-10T12:33:00Z')).toBe(2);
  });
});
