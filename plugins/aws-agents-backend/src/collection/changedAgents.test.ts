import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { ObservationRecord, ObservationWrite } from '../store';
import { changedAgents } from './changedAgents';

const last: ObservationRecord = {
  entityRef: 'component:default/a',
  collector: 'role',
  binding: 'f00d',
  status: 'ok',
  reason: 'fine',
  observedAt: new Date(0),
  dataAt: null,
  data: null,
  failures: [],
};
const failures = [{ code: 'throttled' } as Failure];

function changed(write: Partial<ObservationWrite>) {
  return changedAgents(new Map([[last.entityRef, [last]]]), [
    { ...last, ...write, observedAt: new Date(1) },
  ]);
}

describe('changedAgents', () => {
  it('does not mention an agent that looks as before', () => {
    expect(changed({})).toEqual([]);
  });

  it.each<[Partial<ObservationWrite>]>([
    [{ status: 'degraded' }],
    [{ binding: 'beef' }],
    [{ reason: 'other' }],
    [{ failures }],
    [{ collector: 'metrics' }],
    [{ entityRef: 'component:default/b' }],
  ])('mentions one with %j', write => {
    expect(changed(write)).toEqual([write.entityRef ?? last.entityRef]);
  });

  it('mentions an agent once', () => {
    expect(
      changedAgents(new Map(), [
        { ...last, collector: 'a' },
        { ...last, collector: 'b' },
      ]),
    ).toEqual([last.entityRef]);
  });
});
