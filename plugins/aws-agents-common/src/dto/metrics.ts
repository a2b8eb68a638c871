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

/** What CloudWatch said of a query. @public */
export const seriesStatusSchema = z.enum([
  'complete',
  'partial',
  'forbidden',
  'error',
  'no-data',
]);

/** The values that an anomaly detector expects of a metric. @public */
export const expectedBandSchema = z.object({
  /** Half the width of the band, in standard deviations. */
  deviations: z.number(),
  /** What CloudWatch said of the query for the band. */
  status: seriesStatusSchema,
  failure: failureSchema.optional(),
  /**
   * Epoch milliseconds, lower and upper bound, oldest first. Times at which
   * nothing is expected are missing.
   */
  points: z.array(z.tuple([z.number(), z.number(), z.number()])),
});

/** @public */
export type ExpectedBand = z.infer<typeof expectedBandSchema>;

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
  status: seriesStatusSchema,
  failure: failureSchema.optional(),
  /** Pairs of epoch milliseconds and value, oldest first. Missing points are missing. */
  points: z.array(z.tuple([z.number(), z.number()])),
  /** Alarms that watch this metric. */
  alarms: z.array(seriesAlarmSchema),
  /** Absent: no anomaly detector models the series. */
  band: expectedBandSchema.optional(),
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
