import { place, policyText } from '../../__fixtures__';
import { countFindings, worstOf } from './severity';
import { count, linesText, placeText, policyTitle } from './words';

it('counts', () => {
  expect(count(1, 'statement')).toBe('1 statement');
  expect(count(1200, 'entry', 'entries')).toBe('1,200 entries');
});

it('names places', () => {
  expect(placeText(place())).toBe('ReadMetrics in alloy-cloudwatch');
  expect(placeText(place({ sid: undefined, index: 2 }))).toBe(
    'statement 3 in alloy-cloudwatch',
  );
  expect(linesText({ start: 4, end: 4 })).toBe('line 4');
  expect(linesText({ start: 4, end: 9 })).toBe('lines 4 to 9');
});

it('names policies', () => {
  expect(policyTitle(policyText())).toBe(
    'alloy-cloudwatch (managed policy, v3)',
  );
  expect(policyTitle(policyText({ kind: 'trust' }))).toBe('Trust policy');
});

it('sums findings up, the worst first', () => {
  const counts = { critical: 0, high: 2, medium: 0, low: 1, info: 0 };
  expect(countFindings(counts)).toBe('2 high, 1 low');
  expect(worstOf(counts)).toBe('high');
  expect(worstOf({ ...counts, high: 0, low: 0 })).toBeUndefined();
});
