import {
  agentCostResponseSchema,
  fleetCostResponseSchema,
} from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../__fixtures__/agents';
import { CONFIG, NOW, storedCosts } from './__fixtures__/storedCosts';
import { CostReader } from './CostReader';
import { Pacing } from './Pacing';

const A = 'component:default/a';
const B = 'component:default/b';

const resolved = (of: Parameters<typeof agentFixture>[0]) => ({
  ok: true as const,
  agent: agentFixture(of),
});

function createReader(config = CONFIG, costs = storedCosts()) {
  const pacing = Pacing.create({ costs, config });
  return CostReader.create({ costs, pacing, config });
}

describe('CostReader', () => {
  it('tells days, services, pace and a projected month', async () => {
    const answer = await createReader().ofAgent(A, NOW);
    expect(agentCostResponseSchema.parse(answer)).toEqual(answer);
    expect(answer.days).toEqual([
      expect.objectContaining({ day: '2026-11-02', calls: 3 }),
      expect.objectContaining({ day: '2026-11-01', calls: 1 }),
    ]);
    expect(answer.services.map(({ service }) => service)).toEqual([
      'CloudWatch',
      'STS',
    ]);
    // 0.3 dollars in 36 hours.
    expect(answer.perDay?.usdByMetrics).toBeCloseTo(0.2, 12);
    expect(answer.projectedMonth?.usdByMetrics).toBeCloseTo(6, 12);
    expect(answer.projectedMonth?.usdByQueries).toBeCloseTo(12, 12);
    expect(answer.measuredSince).toBe('2026-11-01T00:00:00.000Z');
    expect(answer.budget).toBeNull();
  });

  it('says when the budget makes collection wait', async () => {
    const tight = { ...CONFIG, monthlyBudgetUsdPerAgent: 3 };
    expect((await createReader(tight).ofAgent(A, NOW)).budget).toEqual({
      monthlyUsd: 3,
      reading: 'metrics',
      exceeded: true,
      note: expect.stringContaining('the budget of $3 a month'),
    });
    const wide = { ...CONFIG, monthlyBudgetUsdPerAgent: 300 };
    expect((await createReader(wide).ofAgent(A, NOW)).budget).toMatchObject({
      exceeded: false,
    });
  });

  it('invents nothing for an agent that nothing was spent on', async () => {
    expect(
      await createReader().ofAgent('component:default/none', NOW),
    ).toMatchObject({ days: [], perDay: null, projectedMonth: null });
  });

  it('adds up a fleet by account', async () => {
    const answer = await createReader().ofFleet(
      [
        resolved({ entityRef: A, accountName: 'money' }),
        resolved({ entityRef: B, accountId: '444455556666' }),
      ],
      NOW,
    );
    expect(fleetCostResponseSchema.parse(answer)).toEqual(answer);
    expect(answer.accounts).toEqual([
      expect.objectContaining({
        accountId: '111122223333',
        accountName: 'money',
        agents: 1,
        calls: 4,
      }),
      expect.objectContaining({ accountId: '444455556666', agents: 1 }),
    ]);
    expect(answer.projectedMonth?.usdByMetrics).toBeGreaterThan(6);
  });
});
