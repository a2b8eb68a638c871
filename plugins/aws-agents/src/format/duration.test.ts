import { formatCountdown, formatDuration, formatHours } from './duration';

describe('formatDuration', () => {
  it.each([
    [-5, '0 s'],
    [0.4, '0 s'],
    [45, '45 s'],
    [60, '1 min'],
    [900, '15 min'],
    [3599, '59 min 59 s'],
    [3900, '1 h 5 min'],
    [3605, '1 h'],
    [187_200, '2 d 4 h'],
  ])('writes %p seconds as %p', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

it('speaks of windows in hours', () => {
  expect(formatHours(86_400)).toBe('24 h');
  expect(formatHours(172_800)).toBe('48 h');
});

describe('formatCountdown', () => {
  it.each([
    [-1, '00:00'],
    [0, '00:00'],
    [59.9, '00:59'],
    [754, '12:34'],
    [3600, '1:00:00'],
    [43_199, '11:59:59'],
  ])('writes %p seconds as %p', (seconds, text) => {
    expect(formatCountdown(seconds)).toBe(text);
  });
});
