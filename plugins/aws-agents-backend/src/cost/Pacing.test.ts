import type { CostSum } from '../store';
import { Pacing } from './Pacing';

const A = 'component:default/a';
const B = 'component:default/b';

function setUp(budget: number | undefined, reading: 'metrics' | 'queries') {
  const spent = new Map<string, CostSum>();
  const sums = jest.fn(async () => spent);
  const pacing = Pacing.create({
    costs: { sums },
    config: {
      ...(budget === undefined ? {} : { monthlyBudgetUsdPerAgent: budget }),
      priceReading: reading,
      retentionDays: 62,
    },
  });
  const spend = (entityRef: string, usd: number) =>
    spent.set(entityRef, {
      entityRef,
      calls: 1,
      queries: 1,
      metrics: 1,
      usdByMetrics: usd,
      usdByQueries: 3 * usd,
      firstAt: new Date(),
    });
  return { pacing, spend, sums };
}

const at = (time: string) => new Date(`2026-11-02T${time}Z`);

describe('Pacing', () => {
  it('lets a day be spent as it goes by', async () => {
    const { pacing, spend } = setUp(30, 'metrics');
    spend(A, 0.5);
    expect(await pacing.overspent([A, B], at('11:59:00'))).toEqual(
      new Set([A]),
    );
    expect(await pacing.overspent([A, B], at('12:00:00'))).toEqual(new Set());
    expect(await pacing.state(A, at('06:00:00'))).toEqual({
      spentTodayUsd: 0.5,
      allowedUsd: 0.25,
      exceeded: true,
    });
  });

  it('lets an hour be spent at once at midnight', async () => {
    const { pacing, spend } = setUp(30, 'metrics');
    spend(A, 1 / 24);
    expect((await pacing.overspent([A], at('00:00:00'))).size).toBe(0);
    spend(A, 1 / 23);
    expect((await pacing.overspent([A], at('00:00:00'))).size).toBe(1);
  });

  it('goes by the reading of the price that config names', async () => {
    const { pacing, spend } = setUp(30, 'queries');
    spend(A, 0.3);
    expect((await pacing.overspent([A], at('12:00:00'))).size).toBe(1);
  });

  it('asks nobody when there is no budget', async () => {
    const { pacing, sums } = setUp(undefined, 'metrics');
    expect((await pacing.overspent([A], at('12:00:00'))).size).toBe(0);
    expect(await pacing.state(A, at('12:00:00'))).toBeUndefined();
    expect(sums).not.toHaveBeenCalled();
  });
});
