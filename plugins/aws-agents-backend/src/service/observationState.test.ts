import type { ObservationRecord } from '../store';
import { toObservationState } from './observationState';

const NOW = new Date('2026-11-01T12:00:00Z');

function record(dataAgeSeconds: number | null): ObservationRecord {
  return {
    entityRef: 'component:default/a',
    collector: 'role',
    status: 'failed',
    reason: 'throttled',
    observedAt: NOW,
    dataAt:
      dataAgeSeconds === null
        ? null
        : new Date(NOW.getTime() - dataAgeSeconds * 1000),
    data: {},
    failures: [],
  };
}

describe('toObservationState', () => {
  it.each([
    [null, false],
    [600, false],
    [601, true],
  ])('of data %s seconds old is stale: %s', (age, stale) => {
    expect(toObservationState(record(age), 300, NOW).stale).toBe(stale);
  });

  it('leaves the data out', () => {
    expect(toObservationState(record(0), 300, NOW)).toEqual({
      collector: 'role',
      status: 'failed',
      reason: 'throttled',
      observedAt: '2026-11-01T12:00:00.000Z',
      dataAt: '2026-11-01T12:00:00.000Z',
      stale: false,
      failures: [],
    });
  });
});
