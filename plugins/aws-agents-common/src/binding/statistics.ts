/** Statistics with a name. Source: CloudWatch User Guide, "Statistics definitions". */
const NAMED = ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum', 'IQM'];
const PERCENT = '(?:100|\\d{1,2}(?:\\.\\d{1,10})?)';
/** p99, tm90, tc10, ts5.5, wm98 */
const SHORT = new RegExp(`^(?:p|tm|tc|ts|wm)${PERCENT}$`);
const BOUND = '(\\d+(?:\\.\\d{1,10})?%?)?';
/** TM(10%:90%), TC(0.005:0.030), PR(:300), WM(80%:) */
const RANGED = new RegExp(`^(TM|WM|TC|TS|PR)\\(${BOUND}:${BOUND}\\)$`);

/** Example of each kind, for messages. */
export const STATISTIC_EXAMPLES =
  'SampleCount, Sum, Average, Minimum, Maximum, IQM, p99 or TM(10%:90%)';

/** Whether CloudWatch knows a statistic of this name. */
export function isStatistic(text: string): boolean {
  if (NAMED.includes(text) || SHORT.test(text)) {
    return true;
  }
  const [, name, lower, upper] = RANGED.exec(text) ?? [];
  return name !== undefined && isRange(name, lower, upper);
}

/**
 * Both bounds in per cent or neither, the lower one below the other. A
 * percentile rank is asked for values: its answer is in per cent.
 */
function isRange(name: string, lower?: string, upper?: string): boolean {
  const bounds = [lower, upper].filter(bound => bound !== undefined);
  const inPercent = bounds.filter(bound => bound.endsWith('%'));
  const [first, last = Infinity] = bounds.map(parseFloat);
  return (
    bounds.length > 0 &&
    first < last &&
    (inPercent.length === 0 ||
      (name !== 'PR' &&
        inPercent.length === bounds.length &&
        bounds.every(bound => parseFloat(bound) <= 100)))
  );
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
