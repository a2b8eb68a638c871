import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type {
  AlarmRule,
  BandComparison,
  Comparison,
  JudgedPoint,
} from './alarm';

const COMPARE: Readonly<
  Record<Comparison, (value: number, threshold: number) => boolean>
> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

type Bounds = NonNullable<JudgedPoint['bounds']>;

const COMPARE_WITH_BAND: Readonly<
  Record<BandComparison, (value: number, bounds: Bounds) => boolean>
> = {
  LessThanLowerOrGreaterThanUpperThreshold: (value, { lower, upper }) =>
    value < lower || value > upper,
  LessThanLowerThreshold: (value, { lower }) => value < lower,
  GreaterThanUpperThreshold: (value, { upper }) => value > upper,
};

/** Whether a comparison is one with the band of an anomaly detector. */
export function isBandComparison(text: string): text is BandComparison {
  return Object.hasOwn(COMPARE_WITH_BAND, text);
}

/** What one evaluation of an alarm concluded, and from what. */
export interface Evaluation {
  /** `retain` keeps the state from before. */
  readonly outcome: StateValue | 'retain';
  /** Datapoints that were judged, newest first. */
  readonly points: readonly JudgedPoint[];
  /** Those that speak for the outcome, newest first. */
  readonly decisive: readonly JudgedPoint[];
  /** Missing datapoints that were filled in. */
  readonly filled: number;
}

/** Whether a datapoint breaches the threshold, or lies outside the band. */
export function isBreaching(
  { comparison, threshold }: AlarmRule,
  { value, bounds }: JudgedPoint,
): boolean {
  if (!isBandComparison(comparison)) {
    return COMPARE[comparison](value, threshold);
  }
  return bounds !== undefined && COMPARE_WITH_BAND[comparison](value, bounds);
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
  window: readonly (JudgedPoint | undefined)[],
  rule: AlarmRule,
): boolean {
  const oldest = window.findLastIndex(point => point !== undefined);
  return oldest + 1 >= rule.datapointsToAlarm;
}

function judgeIncomplete(
  window: readonly (JudgedPoint | undefined)[],
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
  window: readonly (JudgedPoint | undefined)[],
  rule: AlarmRule,
): Evaluation {
  const points = window
    .filter(point => point !== undefined)
    .slice(0, rule.evaluationPeriods);
  const breaching = points.filter(point => isBreaching(rule, point));
  const filled = rule.evaluationPeriods - points.length;
  let outcome: StateValue | 'retain';
  if (filled > 0) {
    outcome = judgeIncomplete(window, breaching.length, points.length, rule);
  } else {
    outcome = breaching.length >= rule.datapointsToAlarm ? 'ALARM' : 'OK';
  }
  const decisive =
    outcome === 'OK'
      ? points.filter(point => !isBreaching(rule, point))
      : breaching;
  return { outcome, points, decisive, filled };
}
