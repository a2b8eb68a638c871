import { DistributionBuilder } from './distribution';
import { computeStatistic, parseStatistic } from './statistic';

function distributionOf(values: readonly number[]) {
  const builder = DistributionBuilder.create();
  values.forEach(value => builder.addValue(value));
  return builder.build();
}

function compute(text: string, values: readonly number[]) {
  const statistic = parseStatistic(text);
  return statistic && computeStatistic(statistic, distributionOf(values));
}

const TEN = [7, 1, 10, 3, 2, 9, 4, 8, 5, 6];

describe('computeStatistic', () => {
  it.each([
    ['SampleCount', 10],
    ['Sum', 55],
    ['Average', 5.5],
    ['Minimum', 1],
    ['Maximum', 10],
    ['p0', 1],
    ['p50', 5.5],
    ['p90', 9.1],
    ['p100', 10],
    ['p99.9', 9.991],
    // The highest tenth is left out.
    ['tm90', 5],
    ['tc90', 9],
    ['ts90', 45],
    ['TM(:90%)', 5],
    ['TM(10%:90%)', 5.5],
    ['TC(80%:)', 2],
    ['TS(80%:)', 19],
    // Above the lower bound, up to and including the upper.
    ['TM(2:5)', 4],
    ['TC(2:5)', 3],
    ['TS(:3)', 6],
    ['TC(8:)', 2],
    ['PR(:3)', 30],
    ['PR(2:5)', 30],
    // The same as TM(25%:75%): half of 3 and half of 8 belong to it.
    ['IQM', 5.5],
    ['WM(2:5)', 4.1],
    ['wm50', (1 + 2 + 3 + 4 + 5 + 5.5 * 5) / 10],
  ])('%s of 1 to 10 is %d', (text, expected) => {
    expect(compute(text, TEN)).toBeCloseTo(expected, 10);
  });

  it('makes TS the product of TM and TC', () => {
    const [ts, tm, tc] = ['ts73', 'tm73', 'tc73'].map(t => compute(t, TEN));
    expect(ts).toBeCloseTo(tm! * tc!, 10);
  });

  it('weighs values by how often they occurred', () => {
    const builder = DistributionBuilder.create();
    builder.addValue(1, 99);
    builder.addValue(100, 1);
    const distribution = builder.build();
    const of = (text: string) =>
      computeStatistic(parseStatistic(text)!, distribution);
    expect(of('Average')).toBeCloseTo(1.99, 10);
    expect(of('p98')).toBe(1);
    expect(of('p100')).toBe(100);
    expect(of('tm99')).toBe(1);
  });

  it('needs the samples, all of them and none negative, for percentiles', () => {
    expect(compute('p50', [-1, 1])).toBeUndefined();
    expect(compute('Average', [-1, 1])).toBe(0);
    const builder = DistributionBuilder.create();
    builder.addStatisticSet({ sampleCount: 3, sum: 9, minimum: 1, maximum: 5 });
    expect(computeStatistic(parseStatistic('p50')!, builder.build())).toBe(
      undefined,
    );
    expect(computeStatistic(parseStatistic('Maximum')!, builder.build())).toBe(
      5,
    );
  });

  it('knows the samples of a statistic set whose values are all equal', () => {
    const builder = DistributionBuilder.create();
    builder.addStatisticSet({ sampleCount: 4, sum: 8, minimum: 2, maximum: 2 });
    expect(computeStatistic(parseStatistic('p50')!, builder.build())).toBe(2);
  });
});

describe('parseStatistic', () => {
  it.each([
    'average',
    'p',
    'p101',
    'p-1',
    'p99.12345678901',
    'TM(10%:500)',
    'TM(:)',
    'TM(90%:10%)',
    'TM(0%:101%)',
    'tm(10%:90%)',
    'TM90',
    'PR(10%:90%)',
    'iqm',
    'toString',
    '',
  ])('does not take %j', text => {
    expect(parseStatistic(text)).toBeUndefined();
  });
});
