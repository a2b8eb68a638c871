import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { ObservationRecord } from '../store';
import {
  collectorState,
  toObservationState,
  unbound,
} from './observationState';

const NOW = new Date('2026-11-01T12:00:00Z');

function record(dataAgeSeconds: number | null): ObservationRecord {
  return {
    entityRef: 'component:default/a',
    collector: 'role',
    binding: 'f00d',
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

describe('collectorState', () => {
  const role = { id: 'role', cadenceSeconds: 900 };
  const stateOf = (collector: string, records: ObservationRecord[]) =>
    collectorState(collector, records, [role], 60, NOW);

  it('judges age by the cadence of the collector', () => {
    expect(stateOf('role', [record(1800)]).stale).toBe(false);
    expect(stateOf('role', [record(1801)]).stale).toBe(true);
  });

  it.each([
    ['role', 'Not observed yet: the first collection is under way.'],
    ['session', 'Not observed yet: the first collection is under way.'],
    [
      'deliveries',
      'The annotations of the entity name nothing to observe here.',
    ],
  ])('says of %s why it was not observed', (collector, reason) => {
    expect(stateOf(collector, [])).toMatchObject({
      status: 'unknown',
      reason,
      observedAt: null,
    });
  });
});

describe('unbound', () => {
  it('hands the failure of the binding on', () => {
    const failure = { code: 'invalid-annotations', message: 'm' } as Failure;
    expect(unbound('metrics', failure)).toMatchObject({
      status: 'failed',
      reason: 'm',
      failures: [failure],
    });
  });
});
