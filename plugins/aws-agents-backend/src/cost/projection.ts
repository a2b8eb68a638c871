import type { CostStore, CostSum } from '../store';
import { DAY_MS, daysBefore } from './days';

/** Days that a projection looks back on, today included. */
const WINDOW_DAYS = 7;
/** The first look at an agent costs more than those after it. */
const LEAST_SPAN_MS = 15 * 60 * 1000;
/** A month of a projection. */
export const MONTH_DAYS = 30;

/** What an agent costs a day, in US dollars, in both readings of the price rule. */
export interface CostRate {
  readonly usdByQueries: number;
  readonly usdByMetrics: number;
  /** Start of the time that it was measured over. */
  readonly since: Date;
}

/**
 * What each agent costs a day, by entity ref, measured over up to a week.
 * Agents that nothing was spent on are missing.
 */
export async function costPerDay(
  store: Pick<CostStore, 'sums'>,
  entityRefs: readonly string[],
  now: Date,
): Promise<Map<string, CostRate>> {
  const sums = await store.sums(entityRefs, projectionStart(now));
  return new Map(
    [...sums].map(([entityRef, sum]) => [entityRef, rateOf(sum, now)]),
  );
}

/** What a sum of the projection's window comes to a day. */
export function rateOf(sum: CostSum, now: Date): CostRate {
  const span = Math.max(LEAST_SPAN_MS, now.getTime() - sum.firstAt.getTime());
  return {
    usdByQueries: (sum.usdByQueries * DAY_MS) / span,
    usdByMetrics: (sum.usdByMetrics * DAY_MS) / span,
    since: sum.firstAt,
  };
}

/** First day of the projection's window, `YYYY-MM-DD`. */
export function projectionStart(now: Date): string {
  return daysBefore(now, WINDOW_DAYS - 1);
}
