import type { Grid } from '../metrics/granularity';
import { evaluate } from './evaluate';
import { parseExpression } from './parse';
import { MathError } from './tokens';
import { MathValue, Series } from './value';

/** A gap: no datapoint in that period. */
const GAP = null;
type Row = readonly (number | null)[];

function gridFor(length: number): Grid {
  return { start: 0, end: length * 60_000, periodSeconds: 60 };
}

function series(row: Row, label: string): Series {
  return {
    kind: 'series',
    points: row.flatMap((value, i) =>
      value === null ? [] : [{ time: i * 60_000, value }],
    ),
    grid: gridFor(row.length),
    label,
    isMetric: true,
  };
}

function run(expression: string, rows: Readonly<Record<string, Row>>) {
  const length = Math.max(...Object.values(rows).map(row => row.length), 1);
  const all = Object.entries(rows).map(([id, row]) => ({
    id,
    series: series(row, id),
  }));
  return evaluate(parseExpression(expression), {
    reference: id => {
      const found = all.find(metric => metric.id === id);
      if (!found) {
        throw new MathError(`Unrecognized identifier: ${id}`);
      }
      return found.series;
    },
    metrics: () => all,
    band: () => undefined,
    grid: gridFor(length),
  });
}

function rowOf({ points, grid }: Series): Row {
  const length = (grid.end - grid.start) / 60_000;
  return Array.from(
    { length },
    (_, i) => points.find(({ time }) => time === i * 60_000)?.value ?? GAP,
  );
}

function show(value: MathValue): number | Row | Row[] {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'series':
      return rowOf(value);
    default:
      return value.items.map(rowOf);
  }
}

describe('arithmetic', () => {
  const rows = { m1: [1, 2, GAP, 4], m2: [10, GAP, 30, 40] };
  it.each<[string, number | Row | Row[]]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['16 / 4 / 2', 2],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['- - 5', 5],
    ['.5 + 1e-1', 0.6],
    ['m1 * 2', [2, 4, GAP, 8]],
    ['2 * m1', [2, 4, GAP, 8]],
    ['-m1', [-1, -2, GAP, -4]],
    // Missing points of one of two series count as 0.
    ['m1 + m2', [11, 2, 30, 44]],
    ['m1 - m2', [-9, 2, -30, -36]],
    // Division by zero drops the point.
    ['m2 / m1', [10, 0, GAP, 10]],
    ['1 / 0 * m1', [GAP, GAP, GAP, GAP]],
    ['m1 / 0', [GAP, GAP, GAP, GAP]],
    [
      '[m1, m2] * 10',
      [
        [10, 20, GAP, 40],
        [100, GAP, 300, 400],
      ],
    ],
    [
      '100 / [m1, m2]',
      [
        [100, 50, GAP, 25],
        [10, GAP, 100 / 30, 2.5],
      ],
    ],
    [
      '[m1, m2] - m1',
      [
        [0, 0, GAP, 0],
        [9, -2, 30, 36],
      ],
    ],
    [
      '[m1, m2] + [m2, m1]',
      [
        [11, 2, 30, 44],
        [11, 2, 30, 44],
      ],
    ],
    [
      'METRICS()',
      [
        [1, 2, GAP, 4],
        [10, GAP, 30, 40],
      ],
    ],
    ['METRICS("m2")', [[10, GAP, 30, 40]]],
    ["METRICS('none')", []],
  ])('%s', (expression, expected) => {
    expect(show(run(expression, rows))).toEqual(expected);
  });
});

describe('comparison and logic', () => {
  // The examples of the user guide.
  const rows = {
    metric1: [30, 20, 0, 0],
    metric2: [20, GAP, 20, GAP],
  };
  it.each<[string, number | Row]>([
    ['(metric1 < metric2)', [0, 0, 1, 0]],
    ['(metric1 >= 30)', [1, 0, 0, 0]],
    ['(metric1 > 15 AND metric2 > 15)', [1, 0, 0, 0]],
    ['metric1 > 15 && metric2 > 15', [1, 0, 0, 0]],
    ['metric1 > 25 OR metric2 > 15', [1, 0, 1, 0]],
    ['metric1 == 0 || metric1 == 20', [0, 1, 1, 1]],
    ['metric1 != 0', [1, 1, 0, 0]],
    ['1 < 2', 1],
    ['2 <= 1', 0],
    ['1 + 1 == 2 AND 0', 0],
  ])('%s', (expression, expected) => {
    expect(show(run(expression, rows))).toEqual(expected);
  });
});

describe('IF', () => {
  // The tables of the user guide.
  const rows = {
    m1: [1, 1, 0, 0, GAP],
    m2: [30, GAP, 0, 0, 30],
    m3: [0, 0, 20, GAP, 20],
  };
  it.each<[string, Row]>([
    ['IF(m1, m2, m3)', [30, 0, 20, GAP, GAP]],
    ['IF(m1, 5, m3)', [5, 5, 20, GAP, GAP]],
    ['IF(m1, m2, 5)', [30, 0, 5, 5, GAP]],
    ['IF(m1, m2)', [30, 0, GAP, GAP, GAP]],
    ['IF(m1, 1, 2)', [1, 1, 2, 2, GAP]],
    ['IF(1, m2, m3)', [30, GAP, 0, 0, 30]],
    ['IF(0, m2, m3)', [0, 0, 20, GAP, 20]],
    ['IF(0, m2)', [GAP, GAP, GAP, GAP, GAP]],
    ['IF(-1, m2)', [30, GAP, 0, 0, 30]],
    ['IF(m2 > 10, m2)', [30, GAP, GAP, GAP, 30]],
    ['IF(m2 < 10, 1, 0)', [0, GAP, 1, 1, 0]],
  ])('%s', (expression, expected) => {
    expect(show(run(expression, rows))).toEqual(expected);
  });
});

describe('FILL', () => {
  const rows = { m: [GAP, 2, GAP, GAP, 8, GAP], f: [5, 5, 5, GAP, 5, 5] };
  it.each<[string, Row | Row[]]>([
    ['FILL(m, 0)', [0, 2, 0, 0, 8, 0]],
    ['FILL(m, MIN(m))', [2, 2, 2, 2, 8, 2]],
    ['FILL(m, REPEAT)', [GAP, 2, 2, 2, 8, 8]],
    ['FILL(m, LINEAR)', [GAP, 2, 4, 6, 8, GAP]],
    ['FILL(m, f)', [5, 2, 5, GAP, 8, 5]],
    ['FILL(METRICS("m"), 1)', [[1, 2, 1, 1, 8, 1]]],
    ['FILL(IF(0, m), 7)', [7, 7, 7, 7, 7, 7]],
  ])('%s', (expression, expected) => {
    expect(show(run(expression, rows))).toEqual(expected);
  });
});

describe('aggregates', () => {
  const rows = { m1: [1, 2, GAP, 5], m2: [3, GAP, GAP, 1] };
  it.each<[string, number | Row]>([
    ['SUM(m1)', 8],
    ['AVG(m1)', 8 / 3],
    ['MIN(m1)', 1],
    ['MAX(m1)', 5],
    ['DATAPOINT_COUNT(m1)', 3],
    ['STDDEV(m2)', 1],
    ['SUM([m1, m2])', [4, 2, GAP, 6]],
    // Series without a point count as 0.
    ['AVG([m1, m2])', [2, 1, GAP, 3]],
    ['MIN(METRICS())', [1, 2, GAP, 1]],
    ['MAX(METRICS())', [3, 2, GAP, 5]],
    ['DATAPOINT_COUNT(METRICS())', [2, 1, GAP, 2]],
    ['STDDEV([m1, m2])', [1, 0, GAP, 2]],
    ['SUM([METRICS("1"), METRICS("2")])', [4, 2, GAP, 6]],
    ['m1 - AVG(m1)', [1 - 8 / 3, 2 - 8 / 3, GAP, 5 - 8 / 3]],
    ['METRIC_COUNT(METRICS())', 2],
  ])('%s', (expression, expected) => {
    expect(show(run(expression, rows))).toEqual(expected);
  });
});

describe('functions of series', () => {
  const rows = { m: [60, 180, GAP, -60], n: [GAP, GAP, GAP, GAP] };
  it.each<[string, number | Row | Row[]]>([
    ['DIFF(m)', [GAP, 120, GAP, -240]],
    ['DIFF_TIME(m)', [GAP, 60, GAP, 120]],
    ['RATE(m)', [GAP, 2, GAP, -2]],
    ['RATE(n)', [GAP, GAP, GAP, GAP]],
    ['ABS(m)', [60, 180, GAP, 60]],
    ['CEIL(m / 100)', [1, 2, GAP, -0]],
    ['FLOOR(m / 100)', [0, 1, GAP, -1]],
    ['LOG10(m / 6)', [1, Math.log10(30), GAP, GAP]],
    ['RUNNING_SUM(m)', [60, 240, GAP, 180]],
    ['PERIOD(m)', 60],
    ['m / PERIOD(m)', [1, 3, GAP, -1]],
    ['TIME_SERIES(3)', [3, 3, 3, 3]],
    ['MINUTE(m)', [0, 1, 2, 3]],
    ['DAY(m)', [4, 4, 4, 4]],
    ['REMOVE_EMPTY(METRICS())', [[60, 180, GAP, -60]]],
    ['FIRST(SORT(METRICS(), MAX, DESC))', [60, 180, GAP, -60]],
    ['SLICE(METRICS(), 1)', [[GAP, GAP, GAP, GAP]]],
    ['SORT([m, m * 2, n], SUM, ASC, 1)', [[60, 180, GAP, -60]]],
    ['LAST([m, m * 2])', [120, 360, GAP, -120]],
  ])('%s', (expression, expected) => {
    expect(show(run(expression, rows))).toEqual(expected);
  });
});

describe('errors', () => {
  it.each([
    ['', 'Unexpected end of expression'],
    ['m1 +', 'Unexpected end of expression'],
    ['m1 m1', "Unexpected 'm1' at position 4"],
    ['(m1', 'Unexpected end of expression'],
    ['m1 $ 2', "Unexpected character '$' at position 4"],
    ['m2', 'Unrecognized identifier: m2'],
    ['SUMM(m1)', "Function 'SUMM' not found"],
    ['constructor(m1)', "Function 'constructor' not found"],
    ['SUM()', "Function 'SUM' takes 1 argument(s), not 0"],
    ['FILL(m1)', "Function 'FILL' takes 2 argument(s), not 1"],
    ['FILL(m1, NEVER)', "FILL takes a value, REPEAT or LINEAR, not 'NEVER'"],
    [
      'RATE(5)',
      'RATE takes a time series or an array of time series, not a number',
    ],
    [
      'SUM(5)',
      'SUM takes a time series or an array of time series, not a number',
    ],
    [
      'PERIOD(m1 * 2)',
      'PERIOD takes a metric, not the result of an expression',
    ],
    ['[m1, 5]', 'A list takes an array of time series'],
    [
      '[m1] + [m1, m1]',
      'Arrays of time series must be of the same size, and these have 1 and 2',
    ],
    ['"m1"', 'Unexpected text "m1"'],
    ['m1 + REPEAT', "Unexpected word 'REPEAT'"],
    ['IF(0, 2)', 'IF of numbers only needs a value for both cases'],
    [`${'('.repeat(1000)}m1`, 'The expression is nested too deeply'],
  ])('%s', (expression, message) => {
    expect(() => run(expression, { m1: [1] })).toThrow(new MathError(message));
  });
});
