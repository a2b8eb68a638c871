import { StandardUnit, StateValue } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { seedTimeSchema } from '../../world/seedSchema';
import { durationSchema, patternSchema } from './demo/pattern';
import { isPeriod } from './metrics/granularity';
import { parseStatistic } from './metrics/statistic';

const dimensionsSchema = z.record(z.string(), z.string()).default({});
const unitSchema = z.enum(StandardUnit);
const periodSchema = z.int().refine(isPeriod, {
  error: 'a period is 1, 5, 10, 20, 30 or a multiple of 60 seconds',
});
const statisticSchema = z
  .string()
  .refine(text => parseStatistic(text) !== undefined, {
    error: issue =>
      `'${issue.input}' is no statistic: write for example Average, Sum, p99 or TM(2%:98%)`,
  });

/** A demo metric: see {@link Pattern} for how its value moves. */
export const metricSeedSchema = z.strictObject({
  namespace: z.string().min(1).max(255),
  name: z.string().min(1).max(255),
  unit: unitSchema.default('None'),
  dimensions: dimensionsSchema,
  /** How often it is published, in seconds. */
  period: periodSchema.default(60),
  pattern: patternSchema,
  /** Samples in a period; more than one makes percentiles differ. */
  samples: z.int().min(1).default(1),
  /** How far the samples of a period lie apart, as a share of the value. */
  spread: z.number().min(0).max(1).default(0.3),
  /** Share of the periods without a datapoint. */
  missing: z.number().min(0).max(1).default(0),
  minimum: z.number().default(0),
  /** Default: 100 for percentages, else none. */
  maximum: z.number().optional(),
  /** Publish whole numbers. Default: for Count and Bytes. */
  integer: z.boolean().optional(),
  /** Time until a datapoint becomes visible. */
  delay: durationSchema.default(0),
  from: seedTimeSchema.default('-455d'),
  until: seedTimeSchema.optional(),
  /** Times in which the value is a multiple of the usual one. */
  changes: z
    .array(
      z.strictObject({
        from: seedTimeSchema,
        until: seedTimeSchema.optional(),
        factor: z.number().min(0),
      }),
    )
    .default([]),
});

const actionsSchema = z.array(z.string()).default([]);

/** An alarm: on a metric, on metric math (`metrics`), or on other alarms. */
export const alarmSeedSchema = z
  .strictObject({
    name: z.string().min(1).max(255),
    description: z.string().optional(),
    created: seedTimeSchema.default('-30d'),
    namespace: z.string().optional(),
    metricName: z.string().optional(),
    dimensions: dimensionsSchema,
    unit: unitSchema.optional(),
    statistic: statisticSchema.default('Average'),
    period: periodSchema.default(300),
    /** Queries as PutMetricAlarm takes them, one of them with returnData. */
    math: z
      .array(
        z.union([
          z.strictObject({
            id: z.string(),
            expression: z.string(),
            label: z.string().optional(),
            returnData: z.boolean().default(true),
          }),
          z.strictObject({
            id: z.string(),
            namespace: z.string(),
            metricName: z.string(),
            dimensions: dimensionsSchema,
            statistic: statisticSchema.default('Average'),
            period: periodSchema.default(300),
            returnData: z.boolean().default(false),
          }),
        ]),
      )
      .optional(),
    threshold: z.number().default(0),
    /** The query of `math` that is the band, instead of a threshold. */
    thresholdMetricId: z.string().optional(),
    comparison: z
      .enum([
        'GreaterThanThreshold',
        'GreaterThanOrEqualToThreshold',
        'LessThanThreshold',
        'LessThanOrEqualToThreshold',
        'LessThanLowerOrGreaterThanUpperThreshold',
        'LessThanLowerThreshold',
        'GreaterThanUpperThreshold',
      ])
      .default('GreaterThanThreshold'),
    evaluationPeriods: z.int().min(1).default(1),
    datapointsToAlarm: z.int().min(1).optional(),
    treatMissingData: z
      .enum(['missing', 'ignore', 'breaching', 'notBreaching'])
      .optional(),
    composite: z.strictObject({ rule: z.string().min(1) }).optional(),
    actionsEnabled: z.boolean().default(true),
    alarmActions: actionsSchema,
    okActions: actionsSchema,
    insufficientDataActions: actionsSchema,
    /** `from data` computes the state by the alarm's rule. */
    state: z
      .union([z.literal('from data'), z.enum(StateValue)])
      .default('from data'),
    stateReason: z.string().default('Set by the seed'),
  })
  .refine(
    alarm =>
      [alarm.metricName, alarm.math, alarm.composite].filter(
        given => given !== undefined,
      ).length === 1,
    { error: 'an alarm has one of metricName, math and composite' },
  )
  .refine(
    alarm =>
      (alarm.metricName === undefined) === (alarm.namespace === undefined),
    {
      error: 'namespace and metricName go together',
    },
  );

/** An anomaly detector on one metric. */
export const anomalyDetectorSeedSchema = z.strictObject({
  namespace: z.string().min(1),
  metricName: z.string().min(1),
  dimensions: dimensionsSchema,
  statistic: statisticSchema.default('Average'),
  state: z
    .enum(['PENDING_TRAINING', 'TRAINED_INSUFFICIENT_DATA', 'TRAINED'])
    .default('TRAINED'),
});

/** CloudWatch's part of one region of one account. */
export const cloudwatchSeedSchema = z.strictObject({
  metrics: z.array(metricSeedSchema).default([]),
  alarms: z.array(alarmSeedSchema).default([]),
  anomalyDetectors: z.array(anomalyDetectorSeedSchema).default([]),
  /**
   * Accounts whose metrics this account sees in this region, as the monitoring
   * account of cross-account observability.
   */
  linkedAccounts: z.array(z.string().regex(/^\d{12}$/)).default([]),
});

/** CloudWatch's seed, as resolved from the text. */
export type CloudWatchSeed = z.output<typeof cloudwatchSeedSchema>;
export type MetricSeed = z.output<typeof metricSeedSchema>;
export type AlarmSeed = z.output<typeof alarmSeedSchema>;
export type AnomalyDetectorSeed = z.output<typeof anomalyDetectorSeedSchema>;
