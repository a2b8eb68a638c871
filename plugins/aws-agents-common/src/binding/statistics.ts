/** Statistics with a name. Source: CloudWatch User Guide, "Statistics definitions". */
const NAMED = ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum', 'IQM'];
const PERCENT = '(?:100|\\d{1,2}(?:\\.\\d{1,10})?)';
/** p99, tm90, tc10, ts5.5, wm98 */
const SHORT = new RegExp(`^(?:p|tm|tc|ts|wm)${PERCENT}$`, 'i');
/** TM(10%:90%), TC(0.005:0.030), PR(:300), WM(80%:) */
const RANGED = /^(?:TM|WM|TC|TS|PR)\((\d*(?:\.\d+)?)%?:(\d*(?:\.\d+)?)%?\)$/;

/** Example of each kind, for messages. */
export const STATISTIC_EXAMPLES =
  'SampleCount, Sum, Average, Minimum, Maximum, IQM, p99 or TM(10%:90%)';

/** Whether CloudWatch knows a statistic of this name. */
export function isStatistic(text: string): boolean {
  if (NAMED.includes(text) || SHORT.test(text)) {
    return true;
  }
  const ranged = RANGED.exec(text);
  return ranged !== null && ranged[1] + ranged[2] !== '';
}

/** Periods of high-resolution metrics, in seconds [MetricStat]. */
const SHORT_PERIODS_SECONDS = [1, 5, 10, 20, 30];

/**
 * Whether points are collected at this period: a multiple of 60 s up to a day.
 * CloudWatch aggregates to that whatever the resolution of the metric.
 */
export function isPeriod(seconds: number): boolean {
  return (
    Number.isInteger(seconds) &&
    seconds >= 60 &&
    seconds <= 86_400 &&
    seconds % 60 === 0
  );
}

/** Whether CloudWatch has such a period, for high-resolution metrics only. */
export function isShortPeriod(seconds: number): boolean {
  return SHORT_PERIODS_SECONDS.includes(seconds);
}
