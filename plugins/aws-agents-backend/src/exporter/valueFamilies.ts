import type { NewestValue } from '../store';
import type { Family, Sample } from './family';
import { snakeCase, yaceLabel } from './familyName';

/** How the labels of dimensions are written. */
export type DimensionLabels = 'snake-case' | 'yace';

/** Base units of Prometheus by CloudWatch's units. */
const UNITS: Readonly<Record<string, string>> = {
  Seconds: 'seconds',
  Bytes: 'bytes',
};

/** Names with these ends mean something else in a gauge. */
const RESERVED = /_(?:sum|count|bucket|total|created|info)$/;

/** What is told of the family of a value. */
export function familyOf({ family, definition }: NewestValue): Family {
  const { namespace, metricName, statistic, unit } = definition;
  const baseUnit = unit ? UNITS[unit] : undefined;
  return {
    name: family,
    type: RESERVED.test(family) ? 'unknown' : 'gauge',
    help: `CloudWatch metric ${metricName} of ${namespace}, ${statistic}${
      unit ? `, in ${unit}` : ''
    }.`,
    ...(baseUnit && family.endsWith(`_${baseUnit}`) ? { unit: baseUnit } : {}),
  };
}

/** A value with its labels: the agent's entity, where it is, and its dimensions. */
export function sampleOf(
  value: NewestValue,
  options: { timestamps: boolean; dimensionLabels: DimensionLabels },
): Sample {
  const { accountId, region, dimensions } = value.definition;
  const nameOf = options.dimensionLabels === 'yace' ? yaceLabel : snakeCase;
  const labels = new Map([
    ['account_id', accountId],
    ['region', region],
    ['entity', value.entityRef],
  ]);
  for (const [dimension, text] of Object.entries(dimensions)) {
    labels.set(`dimension_${nameOf(dimension)}`, text);
  }
  return {
    labels: [...labels].sort(([a], [b]) => (a < b ? -1 : 1)),
    value: value.value,
    ...(options.timestamps ? { at: value.at } : {}),
  };
}
