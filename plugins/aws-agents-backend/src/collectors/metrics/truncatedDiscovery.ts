import type { Failure } from 'backstage-plugin-aws-agents-common';
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
