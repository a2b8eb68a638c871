import { endOfDay, untilBounds } from './waiverUntil';

const now = Date.parse('2026-11-24T10:00:00Z');

it('offers a month, at least a day, and not quite a year', () => {
  expect(untilBounds(now)).toEqual({
    initial: '2026-12-24',
    min: '2026-11-25',
    max: '2027-11-24',
  });
});

it('lasts to the end of the day', () => {
  const until = endOfDay('2026-12-24', now);
  expect(until).toMatch(/^2026-12-24T23:59:59\.999(Z|[+-]\d{2}:\d{2})$/);
});

it.each(['', '2026-11-24', '2027-11-25', '24.12.2026'])('takes no %p', date => {
  expect(endOfDay(date, now)).toBeUndefined();
});
