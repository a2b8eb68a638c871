import { parseSeedTime } from './relativeTime';

const start = new Date('2026-03-01T12:00:00Z');

describe('parseSeedTime', () => {
  it.each([
    ['now', '2026-03-01T12:00:00.000Z'],
    ['-90d', '2025-12-01T12:00:00.000Z'],
    ['-36h', '2026-02-28T00:00:00.000Z'],
    ['+5m', '2026-03-01T12:05:00.000Z'],
    ['-30s', '2026-03-01T11:59:30.000Z'],
    ['2025-01-02', '2025-01-02T00:00:00.000Z'],
    ['2025-01-02T03:04:05Z', '2025-01-02T03:04:05.000Z'],
  ])('reads %s', (text, expected) => {
    expect(parseSeedTime(text, start)?.toISOString()).toBe(expected);
  });

  it.each(['', 'yesterday', '90d', '-90', '2025-13-01', '-1w'])(
    'refuses %p',
    text => {
      expect(parseSeedTime(text, start)).toBeUndefined();
    },
  );
});
