import type {
  Alarm,
  AlarmsData,
  AnomalyDetector,
} from 'backstage-plugin-aws-agents-common';
import { BAND_BOUNDS, type SeriesDefinition } from '../../store';
import { isMetricOf } from '../isMetricOf';
import { defineSeries } from './metricQuery';

/** Width of a band that no alarm has: CloudWatch's own default. */
const DEFAULT_DEVIATIONS = 2;
/**
 * CloudWatch has no band for longer periods [CloudWatch User Guide, "Using
 * CloudWatch anomaly detection"].
 */
const LONGEST_PERIOD_SECONDS = 3600;
/** Name of the metric in the expression; becomes the id of its query. */
const INPUT = 'metric';
/** Expression of an alarm on anomalies, with the deviations if it names them. */
const BAND = /\bANOMALY_DETECTION_BAND\s*\(\s*\w+\s*(?:,\s*([\d.]+)\s*)?\)/;

/**
 * The bounds that are expected of series: two series for each that a trained
 * anomaly detector models, as wide as its alarm has them. Both come from one
 * query, which is asked together with the metric.
 *
 * @param known - alarms and detectors as they were last seen
 */
export function defineBands(
  series: readonly SeriesDefinition[],
  { alarms, anomalyDetectors }: AlarmsData,
): SeriesDefinition[] {
  return series.flatMap(item => {
    const isSuitable =
      !item.math && item.minimumPeriodSeconds <= LONGEST_PERIOD_SECONDS;
    return isSuitable && anomalyDetectors.some(one => models(one, item))
      ? boundsOf(item, deviationsOf(item, alarms))
      : [];
  });
}

function models(
  { region, metrics, expression, state }: AnomalyDetector,
  series: SeriesDefinition,
): boolean {
  return (
    expression === null &&
    state === 'TRAINED' &&
    metrics.some(
      metric =>
        metric.statistic === series.statistic &&
        isMetricOf(metric, region, series),
    )
  );
}

/** Those of the alarm that goes off first, so that its band is the one shown. */
function deviationsOf(
  series: SeriesDefinition,
  alarms: readonly Alarm[],
): number {
  const widths = alarms
    .filter(({ region, metrics }) =>
      metrics.some(
        metric =>
          metric.statistic === series.statistic &&
          isMetricOf(metric, region, series),
      ),
    )
    .flatMap(({ condition }) => widthOf(condition?.expression ?? ''));
  return widths.length > 0 ? Math.min(...widths) : DEFAULT_DEVIATIONS;
}

function widthOf(expression: string): number[] {
  const match = BAND.exec(expression);
  const width = match && Number(match[1] ?? DEFAULT_DEVIATIONS);
  return width && width > 0 ? [width] : [];
}

function boundsOf(
  series: SeriesDefinition,
  deviations: number,
): SeriesDefinition[] {
  const expression = `ANOMALY_DETECTION_BAND(${INPUT}, ${deviations})`;
  const { seriesId, ...metric } = series;
  const band = defineSeries({
    ...metric,
    statistic: expression,
    math: { expression, inputs: { [INPUT]: series } },
  });
  return BAND_BOUNDS.map(bound => ({
    ...band,
    seriesId: `${band.seriesId}-${bound}`,
    band: { seriesId, bound, deviations },
  }));
}
