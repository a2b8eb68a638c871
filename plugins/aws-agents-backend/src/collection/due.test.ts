import type { ObservationRecord } from '../store';
import { effectiveCadence, isDue } from './due';

const NOW = new Date('2026-11-01T12:00:00Z');

function seen(
  secondsAgo: number,
  status: ObservationRecord['status'] = 'ok',
): ObservationRecord {
  return {
    entityRef: 'a',
    collector: 'role',
    binding: 'f00d',
    status,
    reason: '',
    observedAt: new Date(NOW.getTime() - secondsAgo * 1000),
    dataAt: null,
    data: null,
    failures: [],
  };
}

describe('isDue', () => {
  const role = { cadenceSeconds: 900 };

  it.each([
    [undefined, true],
    [seen(10), false],
    [seen(893), false],
    [seen(894), true],
    [seen(10, 'failed'), true],
    [seen(10, 'unknown'), true],
    [seen(10, 'degraded'), false],
  ])('%#', (last, expected) => {
    expect(isDue(role, last, 60, NOW)).toBe(expected);
  });

  it.each([
    [seen(-59), false],
    [seen(-61), true],
    [seen(-3_600, 'failed'), true],
  ])('does not trust times to come: %#', (last, expected) => {
    expect(isDue(role, last, 300, NOW)).toBe(expected);
  });

  it.each([
    [seen(3_000, 'failed'), false],
    [seen(3_000, 'unknown'), false],
    [seen(3_594, 'unknown'), true],
    [seen(3_594, 'ok'), false],
  ])('tries once an hour what is seen once a day: %#', (last, expected) => {
    expect(isDue({ cadenceSeconds: 86_400 }, last, 60, NOW)).toBe(expected);
  });

  it('never runs more often than the interval', () => {
    expect(effectiveCadence({ cadenceSeconds: 60 }, 300)).toBe(300);
    expect(isDue({ cadenceSeconds: 60 }, seen(100), 300, NOW)).toBe(false);
    expect(isDue({ cadenceSeconds: 60 }, seen(299), 300, NOW)).toBe(true);
  });
});
