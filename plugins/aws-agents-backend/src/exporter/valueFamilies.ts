import {
  arnOfDimensions,
  TAGGED_NAMESPACES,
} from 'backstage-plugin-aws-agents-common';
import type { NewestValue } from '../store';
import { dimensionLabels, type DimensionLabels } from './dimensionLabels';
import type { Family, Sample } from './family';

/** Base units of Prometheus by CloudWatch's units. */
const UNITS: Readonly<Record<string, string>> = {
  Seconds: 'seconds',
  Bytes: 'bytes',
};

/** Names with these ends mean something else in a gauge. */
const RESERVED = /_(?:sum|count|bucket|total|created|info)$/;

/** What is told of the family of a value. */
export function familyOf({ family, definition }: NewestValue): Family {
  const { unit } = definition;
  const baseUnit = unit ? UNITS[unit] : undefined;
  return {
    name: family,
    type: RESERVED.test(family) ? 'unknown' : 'gauge',
    help: `${describe(definition)}${unit ? `, in ${unit}` : ''}.`,
    ...(baseUnit && family.endsWith(`_${baseUnit}`) ? { unit: baseUnit } : {}),
  };
}

function describe({
  math,
  metricName,
  namespace,
  statistic,
}: NewestValue['definition']): string {
  return math
    ? `CloudWatch metric math ${metricName}`
    : `CloudWatch metric ${metricName} of ${namespace}, ${statistic}`;
}

/**
 * A value with its labels: the agent's entity, where it is, its resource and
 * its dimensions. A metric of a linked account is that account's, as in YACE;
 * which account was asked is told beside it.
 */
export function sampleOf(
  value: NewestValue,
  options: { timestamps: boolean; dimensionLabels: DimensionLabels },
): Sample {
  const { accountId, owningAccountId, region, dimensions } = value.definition;
  const labels: Array<readonly [string, string]> = [
    ['account_id', owningAccountId ?? accountId],
    ['entity', value.entityRef],
    ['name', resourceName(value)],
    ['region', region],
    ...dimensionLabels(dimensions, options.dimensionLabels),
  ];
  if (owningAccountId !== undefined && owningAccountId !== accountId) {
    labels.push(['monitoring_account_id', accountId]);
  }
  return {
    labels: labels.sort(([a], [b]) => (a < b ? -1 : 1)),
    value: value.value,
    ...(options.timestamps ? { at: value.at } : {}),
  };
}

/**
 * The label `name` as YACE writes it: the ARN of the resource, `global` where
 * none is known, and of a namespace that is not AWS's the name of the job, which
 * here is the agent.
 */
function resourceName({ definition, entityRef }: NewestValue): string {
  const { namespace, dimensions, owningAccountId, accountId } = definition;
  const arn = arnOfDimensions(namespace, dimensions, {
    accountId: owningAccountId ?? accountId,
    region: definition.region,
  });
  const isOfAws =
    namespace.startsWith('AWS/') || TAGGED_NAMESPACES.includes(namespace);
  return arn ?? (isOfAws ? 'global' : entityRef);
}
