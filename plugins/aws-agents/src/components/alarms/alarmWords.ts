import type {
  Alarm,
  AlarmState,
  AnomalyDetector,
} from 'backstage-plugin-aws-agents-common';
import { formatDuration, formatNumber } from '../../format';
import type { Tone } from '../ui';

/** What each state is called, and its tone. */
export const ALARM_WORDS: Readonly<
  Record<AlarmState, { word: string; tone: Tone }>
> = {
  ALARM: { word: 'In alarm', tone: 'error' },
  INSUFFICIENT_DATA: { word: 'Too little data', tone: 'neutral' },
  OK: { word: 'OK', tone: 'success' },
};

/** CloudWatch's comparison operators, as people write them. */
const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** Those with the band of an anomaly detector. */
const BAND_COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanUpperThreshold: 'above the expected band',
  LessThanLowerThreshold: 'below the expected band',
  LessThanLowerOrGreaterThanUpperThreshold: 'outside the expected band',
};

/** The expression of an alarm on a band, with its width if it names one. */
const BAND = /^\s*ANOMALY_DETECTION_BAND\s*\(\s*\w+\s*(?:,\s*([\d.]+)\s*)?\)/;

/** What people call the states of anomaly detectors. */
const DETECTOR_STATES: Readonly<Record<string, string>> = {
  PENDING_TRAINING: 'is being trained',
  TRAINED_INSUFFICIENT_DATA: 'has too little data to be trained',
  TRAINED: 'is trained',
};

/** `>` and the like; the operator's own name when it is not known. */
export function comparisonWord(comparison: string): string {
  return COMPARISONS[comparison] ?? BAND_COMPARISONS[comparison] ?? comparison;
}

/** Whether an alarm compares with the band of an anomaly detector. */
export function isBandComparison(comparison: string): boolean {
  return comparison in BAND_COMPARISONS;
}

/** When an alarm goes off: `Maximum of Depth > 500 in 3 of 3 periods of 5 min`. */
export function describeCondition(alarm: Alarm): string {
  const { condition } = alarm;
  if (!condition) {
    return alarm.rule ?? '';
  }
  const [metric] = alarm.metrics;
  const band = BAND.exec(condition.expression ?? '');
  const what =
    (band ? null : condition.expression) ??
    (metric ? `${metric.statistic} of ${metric.metricName}` : 'its metric');
  const width = band?.[1] ? ` of ±${band[1]} standard deviations` : '';
  const limit =
    condition.threshold === null
      ? width
      : ` ${formatNumber(condition.threshold)}`;
  const { datapointsToAlarm, evaluationPeriods, periodSeconds } = condition;
  const period = periodSeconds ? ` of ${formatDuration(periodSeconds)}` : '';
  return `${what} ${comparisonWord(
    condition.comparison,
  )}${limit} in ${datapointsToAlarm} of ${evaluationPeriods} ${
    evaluationPeriods === 1 ? 'period' : 'periods'
  }${period}`;
}

/** What an anomaly detector models and how far it is, in one sentence. */
export function describeDetector(detector: AnomalyDetector): string {
  const [metric] = detector.metrics;
  const subject =
    detector.expression ??
    (metric ? `${metric.statistic} of ${metric.metricName}` : 'a metric');
  const state = DETECTOR_STATES[detector.state] ?? `is ${detector.state}`;
  return `The anomaly detector of ${subject} in ${detector.region} ${state}.`;
}
