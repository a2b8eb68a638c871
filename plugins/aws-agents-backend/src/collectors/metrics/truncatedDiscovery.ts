import type {
  Failure,
  MetricSelector,
} from 'backstage-plugin-aws-agents-common';
import type { Discovery } from './selectSeries';

/** Why a selector's metrics may not all be there: too many match to be listed. */
export function truncatedDiscovery(
  { selector, region }: Pick<Discovery, 'selector' | 'region'>,
  listed: number,
  now: Date,
): Failure {
  return {
    code: 'discovery-truncated',
    message: `${selector.text} could match more than the ${listed} metrics that were listed in ${region}.`,
    cause: `CloudWatch has more metrics for this selector than are listed in one collection.`,
    remedy:
      'Name the metric in the selector, or more of its dimensions, so that fewer match.',
    retryable: false,
    at: now.toISOString(),
  };
}

/** Why a selector's resources may not all be there: too many have its tags. */
export function truncatedTags(
  { text }: Pick<MetricSelector, 'text'>,
  region: string,
  listed: number,
  now: Date,
): Failure {
  return {
    code: 'discovery-truncated',
    message: `${text} could match more than the ${listed} resources that were listed in ${region}.`,
    cause: 'More resources have these tags than are listed in one collection.',
    remedy: 'Name more tags in the selector, so that fewer resources match.',
    retryable: false,
    at: now.toISOString(),
  };
}
