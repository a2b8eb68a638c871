import { mockCredentials } from '@backstage/backend-test-utils';
import type { SessionInfo } from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../__fixtures__/agents';
import {
  collector,
  EngineWorld,
  OK,
} from '../collection/__testUtils__/EngineWorld';
import type { ResolvedAgent } from '../agents';
import {
  DefaultAgentService,
  type AgentServiceOptions,
} from './DefaultAgentService';

const caller = { credentials: mockCredentials.user() };
const SERIES = {
  definition: {
    seriesId: 'abc',
    selector: 'AWS/SQS{QueueName="payments"}',
    namespace: 'AWS/SQS',
    metricName: 'NumberOfMessagesSent',
    dimensions: {},
    statistic: 'Sum',
    unit: null,
    minimumPeriodSeconds: 60,
    accountId: '111122223333',
    region: 'eu-west-1',
  },
  status: 'complete',
  points: [[Date.parse('2026-11-01T11:59:00Z'), 1]],
};

/** A service that answers of one agent, whose annotations can be changed. */
function setUp() {
  const world = new EngineWorld();
  const catalog = { agent: agentFixture({ accountName: 'payments' }) };
  const resolution = () => ({ ok: true as const, agent: catalog.agent });
  const engine = world.createEngine([
    collector('metrics'),
    collector('role', async () => ({ ...OK, data: { name: 'old role' } })),
  ]);
  const service = DefaultAgentService.create({
    config: {
      collection: { intervalSeconds: 60 },
      limits: { minRefreshSeconds: 10 },
      accounts: [
        { accountId: '111122223333', name: 'payments' },
        { accountId: '999988887777', name: 'secret project' },
      ],
    },
    directory: {
      list: async () => [resolution()],
      find: async () => ({ resolution: resolution() }),
      recall: async () => ({ resolution: resolution() }),
    },
    engine,
    renewals: { nextAt: () => undefined },
    sessions: { describe: async () => ({ session: null, chain: [] }) },
    observations: world.store,
    signalKeys: { keyOf: (ref: string) => `key of ${ref}` },
    series: { read: async () => [SERIES] },
    waivers: { waivedFindings: async () => new Map() },
    clock: () => world.now,
  } as unknown as AgentServiceOptions);
  const bind = (binding: Partial<ResolvedAgent['binding']>) => {
    const { agent } = catalog;
    catalog.agent = { ...agent, binding: { ...agent.binding, ...binding } };
  };
  return { world, service, bind, agent: catalog.agent, engine };
}

describe('DefaultAgentService', () => {
  it('names no account that the caller sees no agent of', async () => {
    const { service } = setUp();
    const { accounts } = await service.listAgents(caller);
    expect(accounts).toEqual([{ accountId: '111122223333', name: 'payments' }]);
  });

  it('tells by which key signals name the agent', async () => {
    const { service, agent } = setUp();
    const { signalKey } = await service.getAgent(agent.entityRef, caller);
    expect(signalKey).toBe(`key of ${agent.entityRef}`);
  });

  it('shows nothing of the role that annotations named before', async () => {
    const { world, service, bind, agent, engine } = setUp();
    await engine.refresh(agent);
    const ref = agent.entityRef;
    expect((await service.getAgent(ref, caller)).role?.name).toBe('old role');
    expect((await service.getMetrics(ref, '1h', caller)).series).toHaveLength(
      1,
    );

    bind({ agentRoleArn: 'arn:aws:iam::111122223333:role/new' });
    world.ensure.mockImplementation(() => new Promise<SessionInfo>(() => {}));
    expect(await service.getAgent(ref, caller)).toMatchObject({
      status: 'unknown',
      role: null,
      reason: 'Not observed yet: the first collection is under way.',
    });
    expect(await service.getMetrics(ref, '1h', caller)).toMatchObject({
      state: { status: 'unknown', dataAt: null },
      series: [],
    });
    const { items } = await service.listAgents(caller);
    expect(items).toMatchObject([{ status: 'unknown', observedAt: null }]);
    engine.stop();
  });
});
