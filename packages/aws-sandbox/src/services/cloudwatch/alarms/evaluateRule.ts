import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { Point } from '../math/value';
import type { AlarmRule, Comparison } from './alarm';

const COMPARE: Readonly<
  Record<Comparison, (value: number, threshold: number) => boolean>
> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** What one evaluation of an alarm concluded, and from what. */
export interface Evaluation {
  /** `retain` keeps the state from before. */
  readonly outcome: StateValue | 'retain';
  /** Datapoints that were judged, newest first. */
  readonly points: readonly Point[];
  /** Those that speak for the outcome, newest first. */
  readonly decisive: readonly Point[];
  /** Missing datapoints that were filled in. */
  readonly filled: number;
}

/** Whether a value breaches the threshold. */
export function isBreaching(rule: AlarmRule, value: number): boolean {
  return COMPARE[rule.comparison](value, rule.threshold);
}

/**
 * Periods that are looked at: CloudWatch retrieves more than it evaluates, to
 * step over missing ones. The user guide's tables show two more.
 */
export function evaluationRange(rule: AlarmRule): number {
  return rule.evaluationPeriods + 2;
}

/** All there is breaches, and began long enough ago: no premature alarm. */
function isBreachingThroughout(
  window: readonly (Point | undefined)[],
  rule: AlarmRule,
): boolean {
  const oldest = window.findLastIndex(point => point !== undefined);
  return oldest + 1 >= rule.datapointsToAlarm;
}

function judgeIncomplete(
  window: readonly (Point | undefined)[],
  breaching: number,
  real: number,
  rule: AlarmRule,
): StateValue | 'retain' {
  const missing = rule.evaluationPeriods - real;
  const { treatMissingData, datapointsToAlarm } = rule;
  const assumed = treatMissingData === 'breaching' ? missing : 0;
  if (breaching + assumed >= datapointsToAlarm) {
    return 'ALARM';
  }
  if (treatMissingData === 'breaching' || treatMissingData === 'notBreaching') {
    return 'OK';
  }
  if (real === 0) {
    return treatMissingData === 'missing' ? 'INSUFFICIENT_DATA' : 'retain';
  }
  if (breaching < real) {
    return 'OK';
  }
  return treatMissingData === 'missing' && isBreachingThroughout(window, rule)
    ? 'ALARM'
    : 'retain';
}

/**
 * Evaluates an alarm at one time.
 *
 * @param window - the periods of the {@link evaluationRange}, newest first,
 *   undefined where there is no data
 *
 * Source: CloudWatch user guide, "How alarm state is evaluated when data is
 * missing" and "Avoiding premature transitions to alarm state".
 */
export function evaluateRule(
  window: readonly (Point | undefined)[],
  rule: AlarmRule,
): Evaluation {
  const points = window
    .filter(point => point !== undefined)
    .slice(0, rule.evaluationPeriods);
  const breaching = points.filter(({ value }) => isBreaching(rule, value));
  const filled = rule.evaluationPeriods - points.length;
  let outcome: StateValue | 'retain';
  if (filled > 0) {
    outcome = judgeIncomplete(window, breaching.length, points.length, rule);
  } else {
    outcome = breaching.length >= rule.datapointsToAlarm ? 'ALARM' : 'OK';
  }
  const decisive =
    outcome === 'OK'
      ? points.filter(({ value }) => !isBreaching(rule, value))
      : breaching;
  return { outcome, points, decisive, filled };
}
