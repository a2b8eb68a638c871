import type { SessionInfo } from 'backstage-plugin-aws-agents-common';
import type { Collector } from '../collectors';
import {
  agent,
  collector,
  EngineWorld,
  OK,
  refused,
} from './__testUtils__/EngineWorld';

describe('CollectionEngine', () => {
  let world: EngineWorld;
  const never = new AbortController().signal;

  beforeEach(() => {
    world = new EngineWorld();
  });

  it('gives a collector all agents of an account at once', async () => {
    const metrics = collector('metrics');
    const report = await world
      .createEngine([metrics])
      .collectDue([agent('a'), agent('b'), agent('c', '444455556666')], never);
    expect(metrics.seen).toEqual([['a', 'b'], ['c']]);
    expect(report).toMatchObject({ agents: 3, accounts: 2, expectedCalls: 3 });
    expect(world.store.statuses()).toEqual({
      'a session': 'ok',
      'b session': 'ok',
      'c session': 'ok',
      'a metrics': 'ok',
      'b metrics': 'ok',
      'c metrics': 'ok',
    });
  });

  it('collects an agent less often whose budget is spent, and says so', async () => {
    const metrics = collector('metrics', undefined, {
      actions: ['cloudwatch:GetMetricData'],
    });
    const engine = world.createEngine([metrics]);
    const reasonOf = async () => {
      const states = await world.store.list('component:default/a');
      return states.find(item => item.collector === 'metrics')?.reason;
    };
    const later = () => {
      world.now = new Date(world.now.getTime() + 60_000);
      return engine.collectDue([agent('a')], never);
    };
    await engine.collectDue([agent('a')], never);
    expect(await reasonOf()).toBe('fine');
    world.overspent.add('component:default/a');
    await later();
    expect(metrics.seen).toHaveLength(1);
    expect(await reasonOf()).toBe('fine Collected less often.');
    world.overspent.clear();
    await later();
    expect(metrics.seen).toHaveLength(2);
    expect(await reasonOf()).toBe('fine Collected less often.');
    for (let hours = 0; hours < 25; hours += 1) {
      world.now = new Date(world.now.getTime() + 3600_000);
    }
    await later();
    expect(await reasonOf()).toBe('fine');
  });

  it('runs what is due, and again what has failed', async () => {
    const metrics = collector('metrics');
    const role = collector('role', undefined, { cadenceSeconds: 900 });
    const broken = collector('broken', async () => ({
      status: 'failed',
      reason: 'no',
      failures: [],
    }));
    const engine = world.createEngine([
      metrics,
      role,
      { ...broken, cadenceSeconds: 900 },
    ]);
    await engine.collectDue([agent('a')], never);
    world.now = new Date(world.now.getTime() + 60_000);
    await engine.collectDue([agent('a')], never);
    world.now = new Date(world.now.getTime() + 10_000);
    await engine.collectDue([agent('a')], never);

    expect(metrics.seen).toHaveLength(2);
    expect(role.seen).toHaveLength(1);
    expect(broken.seen).toHaveLength(3);
  });

  it('observes nothing without a session, and says why', async () => {
    world.ensure.mockImplementation(async ({ title }) => {
      if (title === 'a') {
        throw refused;
      }
      return {} as SessionInfo;
    });
    const metrics = collector('metrics');
    await world
      .createEngine([metrics])
      .collectDue([agent('a'), agent('b')], never);

    expect(metrics.seen).toEqual([['b']]);
    expect(await world.store.list('component:default/a')).toEqual([
      expect.objectContaining({
        collector: 'session',
        status: 'failed',
        reason: refused.message,
        failures: [refused.failure],
      }),
      expect.objectContaining({
        collector: 'metrics',
        status: 'unknown',
        reason: `Not observed, because there is no session: ${refused.message}`,
      }),
    ]);
    expect(world.refresh).not.toHaveBeenCalled();
  });

  it('assumes a role again at once when somebody asks for it', async () => {
    world.ensure.mockRejectedValue(refused);
    const engine = world.createEngine([collector('metrics')]);
    await engine.refresh(agent('a'));
    expect(world.store.statuses()).toEqual({
      'a session': 'ok',
      'a metrics': 'ok',
    });
  });

  it('turns a collector that throws into failed observations', async () => {
    const engine = world.createEngine([
      collector('broken', async () => {
        throw new Error('a bug');
      }),
      collector('metrics'),
    ]);
    await engine.collectDue([agent('a')], never);
    expect(world.store.statuses()).toMatchObject({
      'a broken': 'failed',
      'a metrics': 'ok',
    });
  });

  it('tells the calls that were planned when their answers cannot be kept', async () => {
    const write = world.store.write.bind(world.store);
    world.store.write = async observations => {
      if (observations.some(item => item.collector === 'metrics')) {
        throw new Error('the disk is full');
      }
      await write(observations);
    };
    const report = await world
      .createEngine([collector('metrics')])
      .collectDue([agent('a'), agent('b')], never);
    expect(report.expectedCalls).toBe(2);
  });

  it('does not wait for an account that hangs', async () => {
    const engine = world.createEngine(
      [
        collector('metrics', agents =>
          agents[0].title === 'slow'
            ? new Promise(() => {})
            : Promise.resolve(OK),
        ),
      ],
      { timeoutSeconds: 0.2 },
    );
    const collecting = engine.collectDue(
      [agent('slow'), agent('b', '444455556666')],
      never,
    );
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(world.store.statuses()).toMatchObject({ 'b metrics': 'ok' });
    expect(world.store.statuses()).not.toHaveProperty('slow metrics');
    await collecting;
    expect(world.store.statuses()).toMatchObject({
      'slow metrics': 'failed',
    });
  });

  it('shares a refresh that is under way, and keeps the schedule from repeating it', async () => {
    let finish = () => {};
    const metrics = collector(
      'metrics',
      () =>
        new Promise(resolve => {
          finish = () => resolve(OK);
        }),
    );
    const engine = world.createEngine([metrics]);
    const refreshes = [engine.refresh(agent('a')), engine.refresh(agent('a'))];
    await new Promise(resolve => setTimeout(resolve, 10));
    const report = await engine.collectDue([agent('a')], never);
    finish();
    await Promise.all(refreshes);

    expect(report.agents).toBe(0);
    expect(metrics.seen).toHaveLength(1);
  });

  it('tells open tabs of agents that changed, and of those that were observed anew', async () => {
    const engine = world.createEngine([collector('metrics')]);
    await engine.refresh(agent('a'));
    expect(world.changed).toEqual(['component:default/a']);
    expect(world.observed).toEqual([]);
    await engine.refresh(agent('a'));
    expect(world.changed).toHaveLength(1);
    expect(world.observed).toEqual(['component:default/a']);
  });

  it('tells of each agent once a collection, and of none that was only looked at', async () => {
    const often = collector('metrics');
    const seldom = collector('role', undefined, { cadenceSeconds: 900 });
    const engine = world.createEngine([often, collector('alarms'), seldom]);
    const agents = [agent('a'), agent('b', '444455556666')];
    await engine.collectDue(agents, never);
    expect(world.changed.sort()).toEqual(agents.map(one => one.entityRef));
    world.now = new Date(world.now.getTime() + 60_000);
    await engine.collectDue(agents, never);
    expect(world.changed).toHaveLength(2);
    expect(world.observed.sort()).toEqual(agents.map(one => one.entityRef));

    const idle = world.createEngine([seldom]);
    world.now = new Date(world.now.getTime() + 60_000);
    await idle.collectDue(agents, never);
    expect(world.observed).toHaveLength(2);
  });

  it('tells its listener of sessions, and of what each agent showed', async () => {
    world.ensure.mockImplementation(async ({ title }) => {
      if (title === 'a') {
        throw refused;
      }
      return {} as SessionInfo;
    });
    await world
      .createEngine([collector('metrics')])
      .collectDue([agent('a'), agent('b')], never);
    expect(world.heard.sort()).toEqual([
      'a session failed',
      'b metrics {}',
      'b session ok',
    ]);
  });

  it('renews a session, and keeps what came of it', async () => {
    const engine = world.createEngine([]);
    await engine.renewSession(agent('a'));
    expect(world.store.statuses()).toEqual({ 'a session': 'ok' });
    world.refresh.mockRejectedValue(refused);
    await engine.renewSession(agent('a'));
    expect(world.store.statuses()).toEqual({ 'a session': 'failed' });
    expect(world.heard).toEqual(['a session ok', 'a session failed']);
    expect(world.changed).toEqual([
      'component:default/a',
      'component:default/a',
    ]);
    await engine.renewSession(agent('a'));
    expect(world.changed).toHaveLength(2);
    expect(world.observed).toHaveLength(3);
  });

  it('forgets what no longer applies', async () => {
    await world
      .createEngine([collector('metrics'), collector('role')])
      .collectDue([agent('a')], never);
    await world
      .createEngine([collector('metrics')])
      .collectDue([agent('a')], never);
    expect(Object.keys(world.store.statuses())).toEqual([
      'a session',
      'a metrics',
    ]);
  });

  it('collects the other accounts when the store fails for one', async () => {
    const write = world.store.write.bind(world.store);
    world.store.write = async observations => {
      if (observations.some(item => item.entityRef.endsWith('/a'))) {
        throw new Error('disk full');
      }
      await write(observations);
    };
    const report = await world
      .createEngine([collector('metrics')])
      .collectDue([agent('a'), agent('b', '444455556666')], never);
    expect(report.accounts).toBe(2);
    expect(world.store.statuses()).toMatchObject({ 'b metrics': 'ok' });
  });

  it.each<[string, Collector['id']]>([
    ['a collector that hangs', 'metrics'],
    ['a session that hangs', 'session'],
  ])('keeps what was known when the backend stops in %s', async (_, where) => {
    let hangs = false;
    const engine = world.createEngine([
      collector('metrics', () =>
        hangs && where === 'metrics'
          ? new Promise(() => {})
          : Promise.resolve(OK),
      ),
    ]);
    await engine.refresh(agent('a'));
    const known = await world.store.list('component:default/a');
    world.now = new Date(world.now.getTime() + 60_000);
    hangs = true;
    if (where === 'session') {
      world.ensure.mockImplementation(() => new Promise(() => {}));
    }
    const refreshing = engine.refresh(agent('a'));
    await new Promise(resolve => setTimeout(resolve, 10));
    engine.stop();
    await refreshing;
    const after = await world.store.list('component:default/a');
    expect(after.find(({ collector: id }) => id === where)).toEqual(
      known.find(({ collector: id }) => id === where),
    );
    expect(world.store.statuses()).toEqual({
      'a session': 'ok',
      'a metrics': 'ok',
    });
  });

  it('opens no session any more when it is called off', async () => {
    const off = new AbortController();
    off.abort(new Error('shard 0 was taken over'));
    const engine = world.createEngine([collector('metrics')]);
    await engine.collectDue(
      [agent('a'), agent('b', '444455556666')],
      off.signal,
    );
    engine.stop();
    await engine.refresh(agent('c'));
    expect(world.ensure).not.toHaveBeenCalled();
    expect(world.store.statuses()).toEqual({});
  });

  it('fails only the agent whose session hangs', async () => {
    world.ensure.mockImplementation(({ title }) =>
      title === 'slow'
        ? new Promise(() => {})
        : Promise.resolve({} as SessionInfo),
    );
    await world
      .createEngine([collector('metrics')], { timeoutSeconds: 0.1 })
      .collectDue([agent('slow'), agent('b')], never);
    expect(world.store.statuses()).toMatchObject({
      'slow session': 'failed',
      'b session': 'ok',
    });
  });
});
