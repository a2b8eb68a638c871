import type { AlarmRule, TreatMissingData } from './alarm';
import { evaluateRule, evaluationRange } from './evaluateRule';

function rule(
  datapointsToAlarm: number,
  treatMissingData: TreatMissingData,
): AlarmRule {
  return {
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm,
    isMOutOfN: datapointsToAlarm !== 3,
    threshold: 0.5,
    comparison: 'GreaterThanThreshold',
    treatMissingData,
  };
}

/** `0` does not breach, `X` does, `-` is missing; the newest is last. */
function windowOf(text: string) {
  return text
    .split(' ')
    .map((symbol, i) =>
      symbol === '-'
        ? undefined
        : { time: i * 300_000, value: symbol === 'X' ? 1 : 0 },
    )
    .reverse();
}

const INSUFFICIENT = 'INSUFFICIENT_DATA';

// The tables of the CloudWatch user guide.
describe('evaluateRule', () => {
  it.each([
    ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
    ['0 - - - -', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - -', INSUFFICIENT, 'retain', 'ALARM', 'OK'],
    ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - X - -', 'ALARM', 'retain', 'ALARM', 'OK'],
    // Not yet an alarm: the next datapoint may not breach.
    ['- - - - X', 'retain', 'retain', 'ALARM', 'OK'],
    ['- - - X -', 'retain', 'retain', 'ALARM', 'OK'],
    ['- - X - 0', 'OK', 'OK', 'OK', 'OK'],
  ])('3 of 3: %s', (text, missing, ignore, breaching, notBreaching) => {
    const outcome = (treat: TreatMissingData) =>
      evaluateRule(windowOf(text), rule(3, treat)).outcome;
    expect(outcome('missing')).toBe(missing);
    expect(outcome('ignore')).toBe(ignore);
    expect(outcome('breaching')).toBe(breaching);
    expect(outcome('notBreaching')).toBe(notBreaching);
  });

  it.each([
    ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - X -', 'ALARM', 'retain', 'ALARM', 'OK'],
  ])('2 of 3: %s', (text, missing, ignore, breaching, notBreaching) => {
    const outcome = (treat: TreatMissingData) =>
      evaluateRule(windowOf(text), rule(2, treat)).outcome;
    expect(outcome('missing')).toBe(missing);
    expect(outcome('ignore')).toBe(ignore);
    expect(outcome('breaching')).toBe(breaching);
    expect(outcome('notBreaching')).toBe(notBreaching);
  });

  it.each([
    ['GreaterThanThreshold', [false, false, true]],
    ['GreaterThanOrEqualToThreshold', [false, true, true]],
    ['LessThanThreshold', [true, false, false]],
    ['LessThanOrEqualToThreshold', [true, true, false]],
  ] as const)('%s', (comparison, expected) => {
    const outcomes = [0, 0.5, 1].map(
      value =>
        evaluateRule([{ time: 0, value }], {
          ...rule(1, 'missing'),
          evaluationPeriods: 1,
          comparison,
        }).outcome === 'ALARM',
    );
    expect(outcomes).toEqual(expected);
  });

  it('looks at more periods than it evaluates', () => {
    expect(evaluationRange(rule(3, 'missing'))).toBe(5);
  });
});
