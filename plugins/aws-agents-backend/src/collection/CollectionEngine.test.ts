import { mockServices } from '@backstage/backend-test-utils';
import type { Failure, SessionInfo } from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import { agentFixture } from '../__fixtures__/agents';
import type { ResolvedAgent } from '../agents';
import { AwsFailureError } from '../aws';
import { MemoryObservationStore } from '../__fixtures__/MemoryObservationStore';
import type { Collector } from '../collectors';
import { CollectionEngine } from './CollectionEngine';

const OK: CollectorOutcome = {
  status: 'ok',
  reason: 'fine',
  failures: [],
  data: {},
};
const refused = new AwsFailureError({
  code: 'external-id-mismatch',
  message: 'The trust policy expects another ExternalId.',
  cause: '',
  remedy: '',
  retryable: false,
  at: '2026-11-01T12:00:00.000Z',
} as Failure);

function collector(
  id: string,
  collect: (
    agents: readonly ResolvedAgent[],
  ) => Promise<CollectorOutcome> = async () => OK,
  overrides: Partial<Collector> = {},
) {
  const seen: string[][] = [];
  const made: Collector = {
    id,
    actions: [],
    cadenceSeconds: 60,
    appliesTo: () => true,
    async collect(agents, run) {
      seen.push(agents.map(({ title }) => title));
      run.expectCalls(agents.length);
      const outcome = await collect(agents);
      return new Map(agents.map(({ entityRef }) => [entityRef, outcome]));
    },
    ...overrides,
  };
  return { ...made, seen };
}

function agent(title: string, accountId: string = '111122223333') {
  return agentFixture({
    title,
    accountId,
    entityRef: `component:default/${title}`,
  });
}

describe('CollectionEngine', () => {
  const store = { current: new MemoryObservationStore() };
  const changed: string[] = [];
  const ensure = jest.fn(async (_: ResolvedAgent) => ({} as SessionInfo));
  const refresh = jest.fn(async (_: ResolvedAgent) => ({} as SessionInfo));
  let now = new Date('2026-11-01T12:00:00Z');
  const never = new AbortController().signal;

  beforeEach(() => {
    store.current = new MemoryObservationStore();
    changed.length = 0;
    ensure.mockReset().mockResolvedValue({} as SessionInfo);
    refresh.mockReset().mockResolvedValue({} as SessionInfo);
    now = new Date('2026-11-01T12:00:00Z');
  });

  function createEngine(
    collectors: Collector[],
    overrides: { timeoutSeconds?: number; onChange?: () => Promise<void> } = {},
  ) {
    return CollectionEngine.create({
      collectors,
      sessions: { ensure, refresh },
      observations: store.current,
      recorder: {
        totals: () => ({
          calls: 0,
          errors: 0,
          retries: 0,
          costUsd: 0,
          byOperation: {},
        }),
      },
      logger: mockServices.logger.mock(),
      onChange: async entityRef => {
        changed.push(entityRef);
      },
      intervalSeconds: 60,
      timeoutSeconds: 5,
      clock: () => now,
      random: () => 0,
      ...overrides,
    });
  }

  it('gives a collector all agents of an account at once', async () => {
    const metrics = collector('metrics');
    const report = await createEngine([metrics]).collectDue(
      [agent('a'), agent('b'), agent('c', '444455556666')],
      never,
    );
    expect(metrics.seen).toEqual([['a', 'b'], ['c']]);
    expect(report).toMatchObject({ agents: 3, accounts: 2, expectedCalls: 3 });
    expect(store.current.statuses()).toEqual({
      'a session': 'ok',
      'b session': 'ok',
      'c session': 'ok',
      'a metrics': 'ok',
      'b metrics': 'ok',
      'c metrics': 'ok',
    });
  });

  it('runs what is due, and again what has failed', async () => {
    const metrics = collector('metrics');
    const role = collector('role', undefined, { cadenceSeconds: 900 });
    const broken = collector('broken', async () => ({
      status: 'failed',
      reason: 'no',
      failures: [],
    }));
    const engine = createEngine([
      metrics,
      role,
      { ...broken, cadenceSeconds: 900 },
    ]);
    await engine.collectDue([agent('a')], never);
    now = new Date(now.getTime() + 60_000);
    await engine.collectDue([agent('a')], never);
    now = new Date(now.getTime() + 10_000);
    await engine.collectDue([agent('a')], never);

    expect(metrics.seen).toHaveLength(2);
    expect(role.seen).toHaveLength(1);
    expect(broken.seen).toHaveLength(3);
  });

  it('observes nothing without a session, and says why', async () => {
    ensure.mockImplementation(async ({ title }) => {
      if (title === 'a') {
        throw refused;
      }
      return {} as SessionInfo;
    });
    const metrics = collector('metrics');
    await createEngine([metrics]).collectDue([agent('a'), agent('b')], never);

    expect(metrics.seen).toEqual([['b']]);
    expect(await store.current.list('component:default/a')).toEqual([
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
    expect(refresh).not.toHaveBeenCalled();
  });

  it('assumes a role again at once when somebody asks for it', async () => {
    ensure.mockRejectedValue(refused);
    const engine = createEngine([collector('metrics')]);
    await engine.refresh(agent('a'));
    expect(store.current.statuses()).toEqual({
      'a session': 'ok',
      'a metrics': 'ok',
    });
  });

  it('turns a collector that throws into failed observations', async () => {
    const engine = createEngine([
      collector('broken', async () => {
        throw new Error('a bug');
      }),
      collector('metrics'),
    ]);
    await engine.collectDue([agent('a')], never);
    expect(store.current.statuses()).toMatchObject({
      'a broken': 'failed',
      'a metrics': 'ok',
    });
  });

  it('does not wait for an account that hangs', async () => {
    const engine = createEngine(
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
    expect(store.current.statuses()).toMatchObject({ 'b metrics': 'ok' });
    expect(store.current.statuses()).not.toHaveProperty('slow metrics');
    await collecting;
    expect(store.current.statuses()).toMatchObject({
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
    const engine = createEngine([metrics]);
    const refreshes = [engine.refresh(agent('a')), engine.refresh(agent('a'))];
    await new Promise(resolve => setTimeout(resolve, 10));
    const report = await engine.collectDue([agent('a')], never);
    finish();
    await Promise.all(refreshes);

    expect(report.agents).toBe(0);
    expect(metrics.seen).toHaveLength(1);
  });

  it('tells open tabs about agents that changed, and survives when it cannot', async () => {
    const metrics = collector('metrics');
    const engine = createEngine([metrics]);
    await engine.refresh(agent('a'));
    await engine.refresh(agent('a'));
    expect(changed).toEqual(['component:default/a']);

    const deaf = createEngine([metrics], {
      onChange: async () => {
        throw new Error('no signals');
      },
    });
    await expect(deaf.refresh(agent('b'))).resolves.toBeUndefined();
  });

  it('forgets what no longer applies', async () => {
    await createEngine([collector('metrics'), collector('role')]).collectDue(
      [agent('a')],
      never,
    );
    await createEngine([collector('metrics')]).collectDue([agent('a')], never);
    expect(Object.keys(store.current.statuses())).toEqual([
      'a session',
      'a metrics',
    ]);
  });

  it('collects the other accounts when the store fails for one', async () => {
    const write = store.current.write.bind(store.current);
    store.current.write = async observations => {
      if (observations.some(item => item.entityRef.endsWith('/a'))) {
        throw new Error('disk full');
      }
      await write(observations);
    };
    const report = await createEngine([collector('metrics')]).collectDue(
      [agent('a'), agent('b', '444455556666')],
      never,
    );
    expect(report.accounts).toBe(2);
    expect(store.current.statuses()).toMatchObject({ 'b metrics': 'ok' });
  });

  it('ends when the backend stops', async () => {
    const engine = createEngine([
      collector('metrics', () => new Promise(() => {})),
    ]);
    const refreshing = engine.refresh(agent('a'));
    await new Promise(resolve => setTimeout(resolve, 10));
    engine.stop();
    await refreshing;
    expect(store.current.statuses()).toMatchObject({ 'a metrics': 'failed' });
  });
});
