import fc from 'fast-check';
import { parseMetricLines } from './metricLines';
import { renameInMath } from './metricMath';

const ERRORS = 'errors = AWS/Lambda{FunctionName="a"} Errors:Sum';
const CALLS = 'calls = AWS/Lambda{FunctionName="a"} Invocations:Sum';
const problemsOf = (...lines: string[]) =>
  parseMetricLines(lines).problems.map(({ message }) => message);
const withMath = (expression: string) =>
  problemsOf(ERRORS, CALLS, `x = ${expression}`);

describe('parseMetricLines', () => {
  it('reads selectors with and without names, and math on the named ones', () => {
    const { selectors, expressions, problems } = parseMetricLines([
      'AWS/SQS{QueueName="a"}',
      ERRORS,
      CALLS,
      'rate (Percent) = 100 * errors / calls',
      'worst = IF(rate > 5, rate, 0)',
    ]);
    expect(problems).toEqual([]);
    expect(selectors.map(({ id, text }) => [id, text])).toEqual([
      [undefined, 'AWS/SQS{QueueName="a"}'],
      ['errors', 'AWS/Lambda{FunctionName="a"} Errors:Sum'],
      ['calls', 'AWS/Lambda{FunctionName="a"} Invocations:Sum'],
    ]);
    expect(expressions).toEqual([
      {
        text: 'rate (Percent) = 100 * errors / calls',
        id: 'rate',
        unit: 'Percent',
        expression: '100 * errors / calls',
        references: ['errors', 'calls'],
      },
      {
        text: 'worst = IF(rate > 5, rate, 0)',
        id: 'worst',
        expression: 'IF(rate > 5, rate, 0)',
        references: ['rate'],
      },
    ]);
  });

  it.each([
    '-errors + calls * 2.5e3 ^ 2',
    '(errors + calls) / PERIOD(calls)',
    'RATE(errors)',
    'SUM([errors, calls])',
    'errors - AVG(errors)',
    'FILL(errors, 0) + FILL(calls, REPEAT)',
    'IF(errors > 1 AND calls >= 10 || calls == 3, 1, errors)',
    'MAX([errors,calls]) - MIN([errors,calls])',
  ])('takes %s', expression => {
    expect(withMath(expression)).toEqual([]);
  });

  it.each([
    ['errors / missing', 'refers to missing, which no line above names'],
    ['errors /', 'has nothing where a number, a name or a function should'],
    ['(errors', 'has its end where ) should stand'],
    ['errors calls', 'has calls where it should end'],
    ['errors % calls', 'has %, which is no part of metric math'],
    ['SUM(errors)', 'gives a number, not one time series'],
    ['5', 'gives a number, not one time series'],
    ['[errors, calls]', 'has [ where a number'],
    ['ABS([errors, calls])', 'gives several series to ABS'],
    ["SEARCH('{AWS/EC2}', 'Sum', 300)", "has '"],
    ['METRICS()', 'uses METRICS, which cannot be used here'],
    ['ANOMALY_DETECTION_BAND(errors)', 'uses ANOMALY_DETECTION_BAND'],
    ['constructor(errors)', 'has ( where it should end'],
    ['TIME_SERIES(1)', 'refers to no metric'],
    ['', 'has nothing where a number'],
    [`${'('.repeat(60)}errors${')'.repeat(60)}`, 'is nested too deeply'],
    [`errors ${'+ errors'.repeat(200)}`, 'has an expression of'],
  ])('refuses %s', (expression, message) => {
    expect(withMath(expression).join('\n')).toContain(message);
  });

  it.each([
    [[ERRORS, ERRORS], 'names errors once more'],
    [['a = AWS/SQS{QueueName="a"}'], 'names a what may be many metrics'],
    [['a = AWS/SQS[team=x] Depth'], 'names a what may be many metrics'],
    [['a = AWS/SQS{Q="a*"} Depth'], 'names a what may be many metrics'],
    [['a (Count) = AWS/SQS{Q="a"} Depth'], 'gives the unit Count to a metric'],
    [[ERRORS, 'r (Percents) = errors * 2'], 'has the unit Percents'],
    [['a = AWS/SQS{Q=} Depth'], 'expected " around the value of Q'],
  ])('refuses the lines %j', (lines, message) => {
    expect(problemsOf(...lines).join('\n')).toContain(message);
  });

  it('never throws', () => {
    const part = fc.constantFrom(
      'errors',
      '+',
      '(',
      ')',
      '[',
      ']',
      ',',
      'SUM',
      'IF',
      '1',
      '==',
      ' ',
      '"',
      '=',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part, { maxLength: 25 }).map(parts => parts.join('')),
        ),
        text => {
          const parsed = parseMetricLines([ERRORS, `x = ${text}`]);
          expect(
            parsed.problems.length +
              parsed.expressions.length +
              parsed.selectors.length,
          ).toBeGreaterThan(1);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('renameInMath', () => {
  it('renames ids, and nothing else', () => {
    expect(
      renameInMath('IF(e1 > 1e3, SUM([e1, e1x]), FILL(e1, REPEAT))', id =>
        id.toUpperCase(),
      ),
    ).toBe('IF(E1 > 1e3, SUM([E1, E1X]), FILL(E1, REPEAT))');
  });
});
