import type { ObservationRecord } from '../store';
import { dataOf, liveSession } from './storedData';

const NOW = new Date('2026-11-01T12:00:00Z');

function records(expiresAt: string): ObservationRecord[] {
  return [
    { collector: 'session', data: { expiresAt } },
    { collector: 'role', data: null },
  ] as unknown as ObservationRecord[];
}

describe('dataOf', () => {
  it('finds the data of a collector, and null where there is none', () => {
    const stored = records('2026-11-01T12:00:01Z');
    expect(dataOf(stored, 'session')).toEqual({
      expiresAt: '2026-11-01T12:00:01Z',
    });
    expect(dataOf(stored, 'role')).toBeNull();
    expect(dataOf(stored, 'metrics')).toBeNull();
  });
});

describe('liveSession', () => {
  it('is the stored session until it ends', () => {
    expect(liveSession(records('2026-11-01T12:00:01Z'), NOW)).not.toBeNull();
    expect(liveSession(records('2026-11-01T12:00:00Z'), NOW)).toBeNull();
    expect(liveSession([], NOW)).toBeNull();
  });
});
