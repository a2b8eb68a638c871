import type { SessionInfo } from 'backstage-plugin-aws-agents-common';
import {
  agent,
  collector,
  EngineWorld,
  refused,
} from './__testUtils__/EngineWorld';

describe('CollectionEngine, when annotations change', () => {
  const world = new EngineWorld();
  const never = new AbortController().signal;

  it('takes what another binding showed for not observed', async () => {
    const role = collector('role', undefined, { cadenceSeconds: 900 });
    const metrics = collector('metrics', undefined, { cadenceSeconds: 900 });
    const engine = world.createEngine([role, metrics]);
    const before = agent('a');
    const after = {
      ...before,
      binding: {
        ...before.binding,
        agentRoleArn: 'arn:aws:iam::111122223333:role/other',
      },
    };
    await engine.collectDue([before], never);
    await engine.collectDue([before], never);
    expect(role.seen).toHaveLength(1);
    expect(world.retainSeries).not.toHaveBeenCalled();

    world.ensure.mockRejectedValue(refused);
    await engine.collectDue([after], never);
    expect(world.retainSeries).toHaveBeenCalledWith(after.entityRef, []);
    expect(await world.store.list(after.entityRef)).toEqual([
      expect.objectContaining({ collector: 'session', status: 'failed' }),
      expect.objectContaining({ collector: 'role', data: null, dataAt: null }),
      expect.objectContaining({ collector: 'metrics', data: null }),
    ]);
    world.ensure.mockResolvedValue({} as SessionInfo);
    await engine.collectDue([after], never);
    expect(role.seen).toHaveLength(2);
  });
});
