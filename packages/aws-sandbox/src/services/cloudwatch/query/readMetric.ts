import type { MessageData, StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { Point } from '../math/value';
import type { Grid } from '../metrics/granularity';
import type { MetricPeriod, MetricStore } from '../metrics/MetricStore';
import { computeStatistic } from '../metrics/statistic';
import type { MetricPlan } from './plan';

/** A metric as a query reads it. */
export interface MetricReading {
  readonly points: readonly Point[];
  readonly unit?: StandardUnit;
  readonly messages: readonly MessageData[];
}

/** Reads the metric of a query over the periods of a grid. */
export function readMetric(
  plan: MetricPlan,
  store: MetricStore,
  grid: Grid,
  now: number,
): MetricReading {
  const byUnit = store.read(plan.identity, grid, now);
  const { periods, unit, messages } = pickUnit(byUnit, plan.unit);
  const points: Point[] = [];
  for (const { time, distribution } of periods) {
    const value = computeStatistic(plan.statistic, distribution);
    if (value !== undefined) {
      points.push({ time, value });
    }
  }
  return { points, unit, messages };
}

/**
 * Data of the unit asked for. When none is asked for and there are several,
 * CloudWatch answers with the alphabetically first and says so.
 */
function pickUnit(
  byUnit: ReadonlyMap<StandardUnit, MetricPeriod[]>,
  unit: StandardUnit | undefined,
): { periods: MetricPeriod[]; unit?: StandardUnit; messages: MessageData[] } {
  if (unit !== undefined) {
    return { periods: byUnit.get(unit) ?? [], unit, messages: [] };
  }
  const units = [...byUnit.keys()].sort();
  const messages =
    units.length > 1
      ? [
          {
            Code: 'MultipleUnits',
            Value: `Multiple units returned: '[${units.join(', ')}]'`,
          },
        ]
      : [];
  const periods = units.length > 0 ? byUnit.get(units[0]) : undefined;
  return { periods: periods ?? [], unit: units[0], messages };
}
