import type {
  AgentCostResponse,
  CostBudget,
  Dollars,
  FleetCostResponse,
} from 'backstage-plugin-aws-agents-common';
import type { AgentResolution } from '../agents';
import type { CostConfig } from '../config';
import type { CostAmount, CostRecord, CostStore } from '../store';
import { daysBefore } from './days';
import type { Pacing } from './Pacing';
import { costPerDay, MONTH_DAYS } from './projection';

/** Days that are told, today included. */
const TOLD_DAYS = 30;

const NOTHING: CostAmount = {
  calls: 0,
  queries: 0,
  metrics: 0,
  usdByQueries: 0,
  usdByMetrics: 0,
};

/** Tells what observing agents costs. */
export class CostReader {
  static create(options: {
    costs: Pick<CostStore, 'list' | 'sums'>;
    pacing: Pacing;
    config: CostConfig;
  }): CostReader {
    return new CostReader(options.costs, options.pacing, options.config);
  }

  private constructor(
    private readonly costs: Pick<CostStore, 'list' | 'sums'>,
    private readonly pacing: Pacing,
    private readonly config: CostConfig,
  ) {}

  /** What one agent costs. */
  async ofAgent(entityRef: string, now: Date): Promise<AgentCostResponse> {
    const [records, rates, budget] = await Promise.all([
      this.costs.list([entityRef], daysBefore(now, TOLD_DAYS - 1)),
      costPerDay(this.costs, [entityRef], now),
      this.budgetOf(entityRef, now),
    ]);
    const rate = rates.get(entityRef);
    return {
      days: newestFirst(sumBy(records, ({ day }) => day)),
      services: dearestFirst(sumBy(records, ({ service }) => service)).map(
        ([service, amount]) => ({ service, ...amount }),
      ),
      perDay: rate ? dollarsOf(rate, 1) : null,
      projectedMonth: rate ? dollarsOf(rate, MONTH_DAYS) : null,
      measuredSince: rate?.since.toISOString() ?? null,
      budget,
      serverTime: now.toISOString(),
    };
  }

  /** What some agents cost together, by day and by account. */
  async ofFleet(
    resolutions: readonly AgentResolution[],
    now: Date,
  ): Promise<FleetCostResponse> {
    const agents = resolutions.flatMap(item => (item.ok ? [item.agent] : []));
    const refs = agents.map(({ entityRef }) => entityRef);
    const [records, rates] = await Promise.all([
      this.costs.list(refs, daysBefore(now, TOLD_DAYS - 1)),
      costPerDay(this.costs, refs, now),
    ]);
    const names = new Map(
      agents.map(({ accountId, accountName }) => [accountId, accountName]),
    );
    const agentsOf = new Map<string, Set<string>>();
    for (const { accountId, entityRef } of records) {
      agentsOf.set(
        accountId,
        (agentsOf.get(accountId) ?? new Set()).add(entityRef),
      );
    }
    const total = [...rates.values()].reduce<Dollars>(
      (sum, rate) => ({
        usdByQueries: sum.usdByQueries + rate.usdByQueries,
        usdByMetrics: sum.usdByMetrics + rate.usdByMetrics,
      }),
      { usdByQueries: 0, usdByMetrics: 0 },
    );
    return {
      days: newestFirst(sumBy(records, ({ day }) => day)),
      accounts: dearestFirst(sumBy(records, ({ accountId }) => accountId)).map(
        ([accountId, amount]) => ({
          accountId,
          accountName: names.get(accountId) ?? null,
          agents: agentsOf.get(accountId)?.size ?? 0,
          ...amount,
        }),
      ),
      projectedMonth: rates.size > 0 ? dollarsOf(total, MONTH_DAYS) : null,
      serverTime: now.toISOString(),
    };
  }

  private async budgetOf(
    entityRef: string,
    now: Date,
  ): Promise<CostBudget | null> {
    const { monthlyBudgetUsdPerAgent: monthlyUsd, priceReading } = this.config;
    const state = await this.pacing.state(entityRef, now);
    if (monthlyUsd === undefined || !state) {
      return null;
    }
    return {
      monthlyUsd,
      reading: priceReading,
      exceeded: state.exceeded,
      note: state.exceeded
        ? this.pacing.note
        : 'Collected as often as the schedule says.',
    };
  }
}

function sumBy(
  records: readonly CostRecord[],
  keyOf: (record: CostRecord) => string,
): Map<string, CostAmount> {
  const sums = new Map<string, CostAmount>();
  for (const record of records) {
    const sum = sums.get(keyOf(record)) ?? NOTHING;
    sums.set(keyOf(record), {
      calls: sum.calls + record.calls,
      queries: sum.queries + record.queries,
      metrics: sum.metrics + record.metrics,
      usdByQueries: sum.usdByQueries + record.usdByQueries,
      usdByMetrics: sum.usdByMetrics + record.usdByMetrics,
    });
  }
  return sums;
}

function newestFirst(sums: ReadonlyMap<string, CostAmount>) {
  return [...sums]
    .map(([day, amount]) => ({ day, ...amount }))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
}

function dearestFirst(
  sums: ReadonlyMap<string, CostAmount>,
): Array<[string, CostAmount]> {
  return [...sums].sort(
    ([, a], [, b]) => b.usdByQueries - a.usdByQueries || b.calls - a.calls,
  );
}

function dollarsOf(rate: Dollars, days: number): Dollars {
  return {
    usdByQueries: rate.usdByQueries * days,
    usdByMetrics: rate.usdByMetrics * days,
  };
}
