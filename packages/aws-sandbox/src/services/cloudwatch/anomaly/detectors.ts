import type { AnomalyDetector } from '@aws-sdk/client-cloudwatch';
import type { AlarmEntry } from '../alarms/alarm';
import { metricIdentity, metricKey, toSdkMetric } from '../metrics/metric';
import type { MetricPlan } from '../query/plan';

/** Whose detectors are meant. */
interface Owner {
  readonly accountId: string;
}

/**
 * Whether a detector models what a query retrieves: this metric, with this
 * statistic.
 *
 * @param accountId - the account that has the detector
 */
export function detects(
  { SingleMetricAnomalyDetector: single }: AnomalyDetector,
  plan: MetricPlan,
  accountId: string,
): boolean {
  return (
    single !== undefined &&
    (single.AccountId ?? accountId) === (plan.accountId ?? accountId) &&
    single.Stat === plan.statisticText &&
    metricKey(
      metricIdentity(single.Namespace, single.MetricName, single.Dimensions),
    ) === metricKey(plan.identity)
  );
}

/** A trained detector on one metric. */
function detectorOf(
  { identity, statisticText, accountId }: MetricPlan,
  owner: Owner,
): AnomalyDetector {
  const metric = { ...toSdkMetric(identity), Stat: statisticText };
  return {
    ...metric,
    Configuration: { ExcludedTimeRanges: [] },
    StateValue: 'TRAINED',
    SingleMetricAnomalyDetector: {
      AccountId: accountId ?? owner.accountId,
      ...metric,
    },
  };
}

/** Detectors of the metrics that alarms compare with a band, each once. */
export function detectorsOfAlarms(
  alarms: readonly AlarmEntry[],
  known: readonly AnomalyDetector[],
  owner: Owner,
): AnomalyDetector[] {
  const added: AnomalyDetector[] = [];
  for (const alarm of alarms) {
    const plan = alarm.kind === 'metric' && alarm.band && alarm.watched;
    if (
      plan &&
      plan.kind === 'metric' &&
      ![...known, ...added].some(one => detects(one, plan, owner.accountId))
    ) {
      added.push(detectorOf(plan, owner));
    }
  }
  return added;
}
