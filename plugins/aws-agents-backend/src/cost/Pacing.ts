import type { CostConfig } from '../config';
import type { CostStore, CostSum } from '../store';
import { DAY_MS, dayOf } from './days';
import { MONTH_DAYS } from './projection';

/** At the start of a day so much of it may be spent at once. */
const LEAST_SHARE = 1 / 24;

/** How an agent stands to its budget. */
export interface BudgetState {
  readonly spentTodayUsd: number;
  /** What may have been spent by now. */
  readonly allowedUsd: number;
  readonly exceeded: boolean;
}

/**
 * Holds agents to their monthly budget: each day has a thirtieth of it, which
 * becomes available as the day goes by. Who has spent more waits, so that
 * collection goes on at the pace that the budget allows.
 */
export class Pacing {
  static create(options: {
    costs: Pick<CostStore, 'sums'>;
    config: CostConfig;
  }): Pacing {
    return new Pacing(options.costs, options.config);
  }

  private constructor(
    private readonly costs: Pick<CostStore, 'sums'>,
    private readonly config: CostConfig,
  ) {}

  /** Those agents that have spent more today than they may have by now. */
  async overspent(
    entityRefs: readonly string[],
    now: Date,
  ): Promise<ReadonlySet<string>> {
    if (this.config.monthlyBudgetUsdPerAgent === undefined) {
      return new Set();
    }
    const sums = await this.costs.sums(entityRefs, dayOf(now));
    return new Set(
      entityRefs.filter(ref => this.stateOf(sums.get(ref), now)?.exceeded),
    );
  }

  /** How one agent stands; undefined when there is no budget. */
  async state(entityRef: string, now: Date): Promise<BudgetState | undefined> {
    if (this.config.monthlyBudgetUsdPerAgent === undefined) {
      return undefined;
    }
    const sums = await this.costs.sums([entityRef], dayOf(now));
    return this.stateOf(sums.get(entityRef), now);
  }

  /** What an observation says when it is made less often. */
  get note(): string {
    return `Collected less often than the schedule says: at its pace more would be spent than the budget of $${this.config.monthlyBudgetUsdPerAgent} a month.`;
  }

  private stateOf(
    today: CostSum | undefined,
    now: Date,
  ): BudgetState | undefined {
    const { monthlyBudgetUsdPerAgent, priceReading } = this.config;
    if (monthlyBudgetUsdPerAgent === undefined) {
      return undefined;
    }
    const share = Math.max(LEAST_SHARE, (now.getTime() % DAY_MS) / DAY_MS);
    const allowedUsd = (monthlyBudgetUsdPerAgent / MONTH_DAYS) * share;
    const spentTodayUsd =
      (priceReading === 'queries'
        ? today?.usdByQueries
        : today?.usdByMetrics) ?? 0;
    return { spentTodayUsd, allowedUsd, exceeded: spentTodayUsd > allowedUsd };
  }
}
