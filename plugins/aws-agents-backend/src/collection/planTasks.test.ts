import { agentFixture } from '../__fixtures__/agents';
import type { Collector } from '../collectors';
import type { ObservationRecord } from '../store';
import { bindingFingerprint } from './bindingFingerprint';
import { planTasks } from './planTasks';

const NOW = new Date('2026-11-01T12:00:00Z');
const NOTE = 'Collected less often.';
const agent = agentFixture();
const { entityRef } = agent;

function collector(id: string, actions: string[]): Collector {
  return { id, actions, cadenceSeconds: 60 } as unknown as Collector;
}
const METRICS = collector('metrics', ['cloudwatch:GetMetricData']);
const ROLE = collector('role', ['iam:GetRole']);

function seen(id: string, reason = 'All is well.'): ObservationRecord {
  return {
    entityRef,
    collector: id,
    binding: bindingFingerprint(agent, id),
    status: 'ok',
    reason,
    observedAt: new Date('2026-11-01T11:55:00Z'),
    dataAt: null,
    data: null,
    failures: [],
  };
}

function plan(last: ObservationRecord[], overspent: string[] = []) {
  return planTasks([agent], {
    states: new Map([[entityRef, last]]),
    collectorsOf: () => [METRICS, ROLE],
    overspent: new Set(overspent),
    note: NOTE,
    intervalSeconds: 300,
    now: NOW,
  });
}

describe('planTasks', () => {
  it('has everything observed that is due', () => {
    const { tasks, postponed, retained } = plan([seen('metrics')]);
    expect(tasks).toEqual([{ agent, collectors: [METRICS, ROLE] }]);
    expect(postponed).toEqual([]);
    expect(retained.size).toBe(0);
  });

  it('puts off what costs money when the budget is spent, and says so', () => {
    const { tasks, postponed } = plan(
      [seen('metrics'), seen('role')],
      [entityRef],
    );
    expect(tasks).toEqual([{ agent, collectors: [ROLE] }]);
    expect(postponed).toEqual([
      expect.objectContaining({
        collector: 'metrics',
        status: 'ok',
        reason: `All is well. ${NOTE}`,
        observedAt: seen('metrics').observedAt,
      }),
    ]);
    expect(postponed[0]).not.toHaveProperty('data');
  });

  it('says so once', () => {
    const { postponed } = plan(
      [seen('metrics', `All is well. ${NOTE}`), seen('role')],
      [entityRef],
    );
    expect(postponed).toEqual([]);
  });

  it('has a first look at an agent whatever was spent', () => {
    expect(plan([], [entityRef]).tasks[0].collectors).toEqual([METRICS, ROLE]);
  });

  it('knows which collectors no longer apply', () => {
    expect(plan([seen('deliveries')]).retained).toEqual(
      new Map([[entityRef, ['session', 'metrics', 'role']]]),
    );
  });
});
