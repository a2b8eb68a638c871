import type { Failure } from 'backstage-plugin-aws-agents-common';

/** Items of a listing that is bounded. */
export interface Listed<T> {
  readonly items: readonly T[];
  /** There are more than were listed. */
  readonly truncated: boolean;
}

/** Why an alarm or detector may be missing: the region has too many to list all. */
export function truncatedListing(
  what: 'alarms' | 'anomaly detectors',
  place: { readonly accountId: string; readonly region: string },
  listed: number,
  now: Date,
): Failure {
  const { accountId, region } = place;
  return {
    code: 'discovery-truncated',
    message: `Account ${accountId} has more ${what} in ${region} than the ${listed} that were looked through.`,
    cause: `CloudWatch has more ${what} there than are listed in one collection, and lists them in no order that would bring those of this agent first.`,
    remedy: `Delete ${what} that nobody needs, so that all can be looked through. Until then, ${what} of this agent may exist that are not shown.`,
    retryable: false,
    at: now.toISOString(),
  };
}
