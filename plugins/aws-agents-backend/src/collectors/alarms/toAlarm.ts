import type {
  AnomalyDetector as SdkAnomalyDetector,
  CompositeAlarm,
  Dimension,
  MetricAlarm,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import type {
  Alarm,
  AlarmCondition,
  AnomalyDetector,
  WatchedMetric,
} from 'backstage-plugin-aws-agents-common';
import { alarmsOfRule } from './alarmRule';

/** Whose alarms are read. */
export interface AlarmPlace {
  readonly accountId: string;
  readonly region: string;
}

/** Turns a metric alarm of the SDK into ours. */
export function fromMetricAlarm(alarm: MetricAlarm, place: AlarmPlace): Alarm {
  return {
    ...commonOf(alarm, place),
    kind: 'metric',
    condition: conditionOf(alarm),
    metrics: alarm.MetricName
      ? [
          watched(
            place.accountId,
            alarm,
            alarm.Statistic ?? alarm.ExtendedStatistic,
          ),
        ]
      : metricsOf(alarm.Metrics, place),
    rule: null,
    children: [],
  };
}

/** Turns a composite alarm of the SDK into ours. */
export function fromCompositeAlarm(
  alarm: CompositeAlarm,
  place: AlarmPlace,
): Alarm {
  const rule = alarm.AlarmRule ?? '';
  return {
    ...commonOf(alarm, place),
    kind: 'composite',
    condition: null,
    metrics: [],
    rule,
    children: alarmsOfRule(rule),
  };
}

/** Turns an anomaly detector of the SDK into ours. */
export function toDetector(
  detector: SdkAnomalyDetector,
  place: AlarmPlace,
): AnomalyDetector {
  const { SingleMetricAnomalyDetector: single = detector } = detector;
  const queries = detector.MetricMathAnomalyDetector?.MetricDataQueries;
  const accountId =
    detector.SingleMetricAnomalyDetector?.AccountId ?? place.accountId;
  return {
    region: place.region,
    metrics: queries
      ? metricsOf(queries, place)
      : [watched(accountId, single, single.Stat)],
    expression: expressionOf(queries),
    state: detector.StateValue ?? 'PENDING_TRAINING',
  };
}

function commonOf(alarm: MetricAlarm & CompositeAlarm, place: AlarmPlace) {
  const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
  return {
    name: alarm.AlarmName ?? '',
    arn: alarm.AlarmArn ?? '',
    ...place,
    description: alarm.AlarmDescription || null,
    state: alarm.StateValue ?? ('INSUFFICIENT_DATA' as const),
    since: since?.toISOString() ?? null,
    reason: alarm.StateReason ?? '',
    actionsEnabled: alarm.ActionsEnabled ?? true,
  };
}

function conditionOf(alarm: MetricAlarm): AlarmCondition {
  const evaluationPeriods = alarm.EvaluationPeriods ?? 1;
  const periods = (alarm.Metrics ?? []).flatMap(
    ({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? [],
  );
  return {
    comparison: alarm.ComparisonOperator ?? '',
    threshold: alarm.ThresholdMetricId ? null : alarm.Threshold ?? null,
    expression: expressionOf(alarm.Metrics),
    periodSeconds:
      alarm.Period ?? (periods.length > 0 ? Math.max(...periods) : null),
    evaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? evaluationPeriods,
    treatMissingData: alarm.TreatMissingData ?? 'missing',
  };
}

/** The expression whose result counts; null when a metric itself does. */
function expressionOf(queries: MetricDataQuery[] = []): string | null {
  const telling = queries.find(
    ({ Expression, ReturnData }) => Expression && ReturnData !== false,
  );
  return telling?.Expression ?? null;
}

function metricsOf(
  queries: MetricDataQuery[] = [],
  place: AlarmPlace,
): WatchedMetric[] {
  return queries.flatMap(({ MetricStat: stat, AccountId }) =>
    stat?.Metric
      ? [watched(AccountId ?? place.accountId, stat.Metric, stat.Stat)]
      : [],
  );
}

function watched(
  accountId: string,
  metric: {
    Namespace?: string;
    MetricName?: string;
    Dimensions?: Dimension[];
  },
  statistic: string | undefined,
): WatchedMetric {
  return {
    accountId,
    namespace: metric.Namespace ?? '',
    metricName: metric.MetricName ?? '',
    dimensions: Object.fromEntries(
      (metric.Dimensions ?? []).map(({ Name, Value }) => [
        Name ?? '',
        Value ?? '',
      ]),
    ),
    statistic: statistic ?? 'Average',
  };
}
