import type {
  AnomalyDetector,
  Dimension,
  MetricDataQuery,
  PutMetricAlarmInput,
  Statistic,
} from '@aws-sdk/client-cloudwatch';
import { parseSeedTime } from '../../world/relativeTime';
import { AlarmEntry, alarmArn } from './alarms/alarm';
import { parseCompositeRule } from './alarms/compositeRule';
import { createMetricAlarm } from './alarms/metricAlarm';
import { DemoMetric } from './demo/DemoMetric';
import { metricIdentity } from './metrics/metric';
import { parseStatistic } from './metrics/statistic';
import type { AlarmSeed, AnomalyDetectorSeed, MetricSeed } from './seed';

/** Whose seed is read, and when the sandbox was started. */
export interface SeedPlace {
  readonly accountId: string;
  readonly region: string;
  readonly start: Date;
}

function timeOf(text: string, start: Date): number {
  const time = parseSeedTime(text, start);
  if (!time) {
    throw new Error(`'${text}' is no time of a seed`);
  }
  return time.getTime();
}

function toDimensions(
  dimensions: Readonly<Record<string, string>>,
): Dimension[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

/** Makes a demo metric of its seed. */
export function demoMetricFromSeed(
  seed: MetricSeed,
  { accountId, region, start }: SeedPlace,
): DemoMetric {
  const isWhole = seed.unit === 'Count' || seed.unit === 'Bytes';
  return DemoMetric.create({
    accountId,
    region,
    identity: metricIdentity(
      seed.namespace,
      seed.name,
      toDimensions(seed.dimensions),
    ),
    unit: seed.unit,
    periodSeconds: seed.period,
    pattern: seed.pattern,
    samples: seed.samples,
    spread: seed.spread,
    missing: seed.missing,
    minimum: seed.minimum,
    maximum: seed.maximum ?? (seed.unit === 'Percent' ? 100 : Infinity),
    integer: seed.integer ?? isWhole,
    delay: seed.delay,
    from: timeOf(seed.from, start),
    until: seed.until === undefined ? Infinity : timeOf(seed.until, start),
    changes: seed.changes.map(({ from, until, factor }) => ({
      from: timeOf(from, start),
      until: until === undefined ? Infinity : timeOf(until, start),
      factor,
    })),
  });
}

type MathSeed = NonNullable<AlarmSeed['math']>[number];

function toQuery(seed: MathSeed): MetricDataQuery {
  if ('expression' in seed) {
    return {
      Id: seed.id,
      Expression: seed.expression,
      Label: seed.label,
      ReturnData: seed.returnData,
    };
  }
  return {
    Id: seed.id,
    MetricStat: {
      Metric: {
        Namespace: seed.namespace,
        MetricName: seed.metricName,
        Dimensions: toDimensions(seed.dimensions),
      },
      Period: seed.period,
      Stat: seed.statistic,
    },
    ReturnData: seed.returnData,
  };
}

function watchedMembers(seed: AlarmSeed): Partial<PutMetricAlarmInput> {
  if (seed.math) {
    return { Metrics: seed.math.map(toQuery) };
  }
  const isSummary = parseStatistic(seed.statistic)?.kind === 'summary';
  return {
    Namespace: seed.namespace,
    MetricName: seed.metricName,
    Dimensions: toDimensions(seed.dimensions),
    Period: seed.period,
    Unit: seed.unit,
    ...(isSummary
      ? { Statistic: seed.statistic as Statistic }
      : { ExtendedStatistic: seed.statistic }),
  };
}

/**
 * Makes an alarm of its seed.
 *
 * @throws Error when the alarm is one that PutMetricAlarm would refuse, or its
 *   composite rule cannot be parsed
 */
export function alarmFromSeed(
  seed: AlarmSeed,
  { accountId, region, start }: SeedPlace,
): AlarmEntry {
  const created = timeOf(seed.created, start);
  const fixed =
    seed.state === 'from data'
      ? undefined
      : { state: seed.state, reason: seed.stateReason };
  const common = {
    AlarmName: seed.name,
    AlarmDescription: seed.description,
    ActionsEnabled: seed.actionsEnabled,
    AlarmActions: seed.alarmActions,
    OKActions: seed.okActions,
    InsufficientDataActions: seed.insufficientDataActions,
  };
  if (seed.composite) {
    parseCompositeRule(seed.composite.rule);
    return {
      kind: 'composite',
      name: seed.name,
      arn: alarmArn(region, accountId, seed.name),
      created,
      updated: created,
      fixed,
      rule: seed.composite.rule,
      configuration: { ...common, AlarmRule: seed.composite.rule },
    };
  }
  const alarm = createMetricAlarm(
    {
      ...common,
      ...watchedMembers(seed),
      ...(seed.thresholdMetricId
        ? { ThresholdMetricId: seed.thresholdMetricId }
        : { Threshold: seed.threshold }),
      ComparisonOperator: seed.comparison,
      EvaluationPeriods: seed.evaluationPeriods,
      DatapointsToAlarm: seed.datapointsToAlarm,
      TreatMissingData: seed.treatMissingData,
    },
    { accountId, region, created, updated: created },
  );
  return { ...alarm, fixed };
}

/** Makes an anomaly detector of its seed. */
export function anomalyDetectorFromSeed(
  seed: AnomalyDetectorSeed,
  { accountId }: SeedPlace,
): AnomalyDetector {
  const metric = {
    Namespace: seed.namespace,
    MetricName: seed.metricName,
    Dimensions: toDimensions(seed.dimensions),
    Stat: seed.statistic,
  };
  return {
    ...metric,
    Configuration: { ExcludedTimeRanges: [] },
    StateValue: seed.state,
    SingleMetricAnomalyDetector: { AccountId: accountId, ...metric },
  };
}
