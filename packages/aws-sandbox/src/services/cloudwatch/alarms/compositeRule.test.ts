import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { alarmsOf, holds, parseCompositeRule } from './compositeRule';

const STATES: Record<string, StateValue> = {
  red: 'ALARM',
  green: 'OK',
  grey: 'INSUFFICIENT_DATA',
  'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:red': 'ALARM',
  'with (parentheses)': 'ALARM',
};

describe('composite rules', () => {
  it.each([
    ['ALARM(red)', true],
    ['ALARM("red")', true],
    ['ALARM("with (parentheses)")', true],
    ['ALARM( arn:aws:cloudwatch:eu-west-1:111122223333:alarm:red )', true],
    ['OK(red)', false],
    ['INSUFFICIENT_DATA(grey)', true],
    ['ALARM(red) AND ALARM(green)', false],
    ['ALARM(red) OR ALARM(green)', true],
    ['ALARM(red) AND NOT ALARM(green)', true],
    ['NOT ALARM(red) OR ALARM(red)', true],
    ['NOT (ALARM(red) OR ALARM(red))', false],
    // AND binds stronger than OR.
    ['ALARM(red) OR ALARM(green) AND FALSE', true],
    ['(ALARM(red) OR ALARM(green)) AND FALSE', false],
    ['TRUE', true],
    ['FALSE', false],
  ])('%s is %s', (source, expected) => {
    const rule = parseCompositeRule(source);
    expect(holds(rule, alarm => STATES[alarm])).toBe(expected);
  });

  it('name their alarms once', () => {
    const rule = parseCompositeRule('ALARM(a) AND (OK("b") OR NOT ALARM(a))');
    expect(alarmsOf(rule)).toEqual(['a', 'b']);
  });

  it.each([
    ['', 'Unexpected end of alarm rule'],
    ['ALARM(a) AND', 'Unexpected end of alarm rule'],
    ['ALARM(a', "Unexpected 'ALARM(a'"],
    ['ALARM(a) ALARM(b)', "Unexpected 'ALARM(b)'"],
    ['(ALARM(a)', 'Unexpected end of alarm rule'],
    ['RED(a)', "Unexpected 'RED(a)'"],
  ])('%j is refused', (source, message) => {
    expect(() => parseCompositeRule(source)).toThrow(message);
  });
});
