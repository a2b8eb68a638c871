import { alarmsOfRule } from './alarmRule';

describe('alarmsOfRule', () => {
  it.each([
    ['ALARM(red)', ['red']],
    ['ALARM("a b (c)") OR NOT OK( green )', ['a b (c)', 'green']],
    [
      'INSUFFICIENT_DATA(arn:aws:cloudwatch:eu-west-1:111122223333:alarm:x) AND ALARM(x)',
      ['x'],
    ],
    ['TRUE', []],
    ['', []],
  ])('finds those of %s', (rule, expected) => {
    expect(alarmsOfRule(rule)).toEqual(expected);
  });

  it('reads a long rule that is not closed', () => {
    const rule = `ALARM(${' '.repeat(9_000)}${'a'.repeat(9_000)}`.repeat(9);
    expect(alarmsOfRule(rule)).toHaveLength(1);
  });
});
