import type { Expression } from './parse';
import { MathError } from './tokens';
import { MathValue, SeriesArray, scalar } from './value';

/** Width of a band without one of its own, in standard deviations. */
const DEFAULT_DEVIATIONS = 2;
/** Source: CloudWatch user guide, "Using CloudWatch anomaly detection". */
const LONGEST_PERIOD_SECONDS = 3600;

const TYPE_NAMES: Readonly<Record<MathValue['kind'], string>> = {
  scalar: 'Scalar',
  series: 'TimeSeries',
  array: 'Array[TimeSeries]',
};

/** Bounds of the values that a query's metric is expected to have. */
export type BandSource = (
  id: string,
  deviations: number,
) => Pick<SeriesArray, 'items'> | undefined;

/**
 * ANOMALY_DETECTION_BAND(metric[, deviations]): two time series, the lower bound
 * and the upper one. They are empty while the metric has no trained detector;
 * the detectors of the sandbox are all on single metrics.
 *
 * @throws MathError for operands of a wrong type, in AWS's words
 */
export function anomalyBand(
  [metric, width]: readonly Expression[],
  evaluate: (expression: Expression) => MathValue,
  source: BandSource,
): MathValue {
  const value = evaluate(metric);
  const deviations = width ? evaluate(width) : scalar(DEFAULT_DEVIATIONS);
  if (value.kind !== 'series' || deviations.kind !== 'scalar') {
    const types = [value, deviations].map(({ kind }) => TYPE_NAMES[kind]);
    throw new MathError(
      `Unsupported operand type(s) for ANOMALY_DETECTION_BAND: '[${types.join(
        ', ',
      )}]'`,
    );
  }
  if (!(deviations.value > 0)) {
    throw new MathError(
      'ANOMALY_DETECTION_BAND takes a positive number of standard deviations',
    );
  }
  if (value.grid.periodSeconds > LONGEST_PERIOD_SECONDS) {
    throw new MathError(
      'ANOMALY_DETECTION_BAND takes no period longer than an hour',
    );
  }
  const known =
    metric.kind === 'reference'
      ? source(metric.id, deviations.value)
      : undefined;
  const empty = { ...value, points: [], isMetric: false };
  const [lower, upper] = known?.items ?? [empty, empty];
  const label = `${value.label} ANOMALY_DETECTION_BAND`;
  return {
    kind: 'array',
    items: [
      { ...lower, label: `${label} lower` },
      { ...upper, label: `${label} upper` },
    ],
  };
}
