import { Settings } from 'luxon';
import {
  formatAbsolute,
  formatClock,
  formatRelative,
  formatTick,
} from './time';

const NOW = Date.parse('2026-11-24T12:00:00Z');

beforeAll(() => {
  Settings.defaultZone = 'utc';
});
afterAll(() => {
  Settings.defaultZone = 'system';
});

describe('formatRelative', () => {
  it.each([
    ['2026-11-24T11:59:58Z', 'just now'],
    ['2026-11-24T11:59:20Z', '40 s ago'],
    ['2026-11-24T11:57:00Z', '3 min ago'],
    ['2026-11-24T09:30:00Z', '2 h ago'],
    ['2026-11-22T11:00:00Z', '2 d ago'],
    ['2026-11-24T12:05:00Z', 'in 5 min'],
    ['not a time', 'at an unknown time'],
  ])('writes %p as %p', (iso, text) => {
    expect(formatRelative(iso, NOW)).toBe(text);
  });
});

describe('formatAbsolute', () => {
  it('names day, time and zone', () => {
    expect(formatAbsolute('2026-11-24T03:43:14.500Z')).toBe(
      '24 Nov 2026, 03:43:14 UTC',
    );
    expect(formatAbsolute(NOW)).toBe('24 Nov 2026, 12:00:00 UTC');
  });

  it('leaves what is not a time as it is', () => {
    expect(formatAbsolute('yesterday')).toBe('yesterday');
    expect(formatClock('yesterday')).toBe('yesterday');
  });
});

describe('formatTick', () => {
  it('shows the time of day on short axes and the day on long ones', () => {
    expect(formatTick(NOW, 3600)).toBe('12:00');
    expect(formatTick(NOW, 7 * 86_400)).toBe('24 Nov');
  });
});
