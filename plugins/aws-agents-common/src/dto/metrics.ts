import { z } from 'zod';
import { seriesAlarmSchema } from './alarms';
import { observationStateSchema } from './observation';
import { failureSchema } from './failure';

/** Ranges the tab offers. @public */
export const METRIC_RANGES = ['1h', '3h', '12h', '1d', '7d'] as const;

/** @public */
export type MetricRange = (typeof METRIC_RANGES)[number];

/** Length of each range, in seconds. @public */
export const METRIC_RANGE_SECONDS: Record<MetricRange, number> = {
  '1h': 3600,
  '3h': 3 * 3600,
  '12h': 12 * 3600,
  '1d': 24 * 3600,
  '7d': 7 * 24 * 3600,
};

/** @public */
export const metricSeriesSchema = z.object({
  id: z.string(),
  /** The selector of the binding that asked for it. */
  selector: z.string(),
  namespace: z.string(),
  metricName: z.string(),
  dimensions: z.record(z.string(), z.string()),
  /** Of metric math: the expression. */
  statistic: z.string(),
  /** Metric math; absent: the series is of one metric. */
  expression: z.string().optional(),
  /** CloudWatch unit; null when it is not known. */
  unit: z.string().nullable(),
  periodSeconds: z.number(),
  accountId: z.string(),
  region: z.string(),
  /** The linked account that owns the metric; absent: `accountId`. */
  owningAccountId: z.string().optional(),
  /** What CloudWatch said of this query. */
  status: z.enum(['complete', 'partial', 'forbidden', 'error', 'no-data']),
  failure: failureSchema.optional(),
  /** Pairs of epoch milliseconds and value, oldest first. Missing points are missing. */
  points: z.array(z.tuple([z.number(), z.number()])),
  /** Alarms that watch this metric. */
  alarms: z.array(seriesAlarmSchema),
});

/** @public */
export type MetricSeries = z.infer<typeof metricSeriesSchema>;

/** Answer of `GET .../metrics?range=`. @public */
export const metricsResponseSchema = z.object({
  range: z.enum(METRIC_RANGES),
  /** ISO 8601. */
  from: z.string(),
  to: z.string(),
  state: observationStateSchema,
  series: z.array(metricSeriesSchema),
});

/** @public */
export type MetricsResponse = z.infer<typeof metricsResponseSchema>;
