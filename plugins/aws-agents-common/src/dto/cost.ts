import { z } from 'zod';

/**
 * The two readings of the price of GetMetricData: each query is a metric
 * (`queries`), or up to five statistics of a metric in one call are one
 * (`metrics`).
 *
 * @public
 */
export const priceReadingSchema = z.enum(['metrics', 'queries']);

/** @public */
export type PriceReading = z.infer<typeof priceReadingSchema>;

/** US dollars at list price, in both readings. @public */
export const dollarsSchema = z.object({
  usdByQueries: z.number(),
  usdByMetrics: z.number(),
});

/** @public */
export type Dollars = z.infer<typeof dollarsSchema>;

/** What some calls to AWS came to. @public */
export const costAmountSchema = dollarsSchema.extend({
  /** Merged calls count by the parts that they were made for. */
  calls: z.number(),
  /** Queries of GetMetricData. */
  queries: z.number(),
  /** The same, with up to five statistics of a metric as one. */
  metrics: z.number(),
});

/** @public */
export type CostAmount = z.infer<typeof costAmountSchema>;

/** One UTC day. @public */
export const costDaySchema = costAmountSchema.extend({
  /** `YYYY-MM-DD`. */
  day: z.string(),
});

/** @public */
export type CostDay = z.infer<typeof costDaySchema>;

/** What the agent's collection may cost. @public */
export const costBudgetSchema = z.object({
  /** US dollars a month. */
  monthlyUsd: z.number(),
  /** By which reading it is held. */
  reading: priceReadingSchema,
  /** More was spent today than the budget allows by now: collection waits. */
  exceeded: z.boolean(),
  /** One sentence. */
  note: z.string(),
});

/** @public */
export type CostBudget = z.infer<typeof costBudgetSchema>;

/** Answer of `GET .../costs`. @public */
export const agentCostResponseSchema = z.object({
  /** Newest first; days without calls are missing. */
  days: z.array(costDaySchema),
  /** Of the days, by service, dearest first. */
  services: z.array(costAmountSchema.extend({ service: z.string() })),
  /** Null while nothing was spent. */
  perDay: dollarsSchema.nullable(),
  /** Thirty days at the pace of the last week; null while nothing was spent. */
  projectedMonth: dollarsSchema.nullable(),
  /** Begin of the time that the pace was measured over, ISO 8601. */
  measuredSince: z.string().nullable(),
  /** Null when config sets none. */
  budget: costBudgetSchema.nullable(),
  serverTime: z.string(),
});

/** @public */
export type AgentCostResponse = z.infer<typeof agentCostResponseSchema>;

/** Answer of `GET /costs`: what all agents that the caller sees come to. @public */
export const fleetCostResponseSchema = z.object({
  /** Newest first. */
  days: z.array(costDaySchema),
  /** Of the days, dearest first. */
  accounts: z.array(
    costAmountSchema.extend({
      accountId: z.string(),
      accountName: z.string().nullable(),
      agents: z.number(),
    }),
  ),
  projectedMonth: dollarsSchema.nullable(),
  serverTime: z.string(),
});

/** @public */
export type FleetCostResponse = z.infer<typeof fleetCostResponseSchema>;
