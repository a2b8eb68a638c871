import { z } from 'zod';
import { observationStateSchema } from './observation';

/** States of CloudWatch alarms, the most worrying first. @public */
export const ALARM_STATES = ['ALARM', 'INSUFFICIENT_DATA', 'OK'] as const;

/** @public */
export const alarmStateSchema = z.enum(ALARM_STATES);

/** @public */
export type AlarmState = z.infer<typeof alarmStateSchema>;

/** A metric that an alarm or an anomaly detector watches. @public */
export const watchedMetricSchema = z.object({
  accountId: z.string(),
  namespace: z.string(),
  metricName: z.string(),
  dimensions: z.record(z.string(), z.string()),
  statistic: z.string(),
});

/** @public */
export type WatchedMetric = z.infer<typeof watchedMetricSchema>;

/** When a metric alarm goes off. @public */
export const alarmConditionSchema = z.object({
  /** CloudWatch's name, for example `GreaterThanThreshold`. */
  comparison: z.string(),
  /** Null: compared with the band of an anomaly detector. */
  threshold: z.number().nullable(),
  /** Metric math that is compared; null: the one metric itself. */
  expression: z.string().nullable(),
  /** Seconds; null where CloudWatch names none. */
  periodSeconds: z.number().nullable(),
  /** Periods that are looked at. */
  evaluationPeriods: z.number(),
  /** Of those, how many have to breach. */
  datapointsToAlarm: z.number(),
  /** `missing`, `ignore`, `breaching` or `notBreaching`. */
  treatMissingData: z.string(),
});

/** @public */
export type AlarmCondition = z.infer<typeof alarmConditionSchema>;

/** A CloudWatch alarm on metrics of an agent. @public */
export const alarmSchema = z.object({
  name: z.string(),
  arn: z.string(),
  kind: z.enum(['metric', 'composite']),
  accountId: z.string(),
  region: z.string(),
  description: z.string().nullable(),
  state: alarmStateSchema,
  /** When it went into this state, ISO 8601. */
  since: z.string().nullable(),
  /** CloudWatch's own words. */
  reason: z.string(),
  actionsEnabled: z.boolean(),
  /** Null for composite alarms. */
  condition: alarmConditionSchema.nullable(),
  /** Metrics it watches itself; empty for composite alarms. */
  metrics: z.array(watchedMetricSchema),
  /** Rule of a composite alarm. */
  rule: z.string().nullable(),
  /** Alarms that the rule of a composite alarm names. */
  children: z.array(z.string()),
});

/** @public */
export type Alarm = z.infer<typeof alarmSchema>;

/** A CloudWatch anomaly detector on a metric of an agent. @public */
export const anomalyDetectorSchema = z.object({
  region: z.string(),
  metrics: z.array(watchedMetricSchema),
  /** Metric math that it models; null: the one metric itself. */
  expression: z.string().nullable(),
  /** `PENDING_TRAINING`, `TRAINED_INSUFFICIENT_DATA` or `TRAINED`. */
  state: z.string(),
});

/** @public */
export type AnomalyDetector = z.infer<typeof anomalyDetectorSchema>;

/** What the alarms observation keeps. @public */
export const alarmsDataSchema = z.object({
  /** The most worrying first. */
  alarms: z.array(alarmSchema),
  anomalyDetectors: z.array(anomalyDetectorSchema),
});

/** @public */
export type AlarmsData = z.infer<typeof alarmsDataSchema>;

/** Answer of `GET .../alarms`. @public */
export const alarmsResponseSchema = alarmsDataSchema.extend({
  state: observationStateSchema,
});

/** @public */
export type AlarmsResponse = z.infer<typeof alarmsResponseSchema>;

/** An alarm as it is drawn on the chart of a metric that it watches. @public */
export const seriesAlarmSchema = z.object({
  name: z.string(),
  state: alarmStateSchema,
  since: z.string().nullable(),
  comparison: z.string(),
  /**
   * In the unit of the series; null where it cannot be compared with the
   * series, such as the threshold of a sum over another period.
   */
  threshold: z.number().nullable(),
});

/** @public */
export type SeriesAlarm = z.infer<typeof seriesAlarmSchema>;
