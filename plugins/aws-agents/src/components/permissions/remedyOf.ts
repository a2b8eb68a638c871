import type { NeededPermission } from 'backstage-plugin-aws-agents-common';
import { placeText } from './words';

/** What ends a denial, and the statement to add where one is to be added. */
export interface Remedy {
  text: string;
  snippet?: { title: string; text: string };
}

function allowing({ action, resource }: NeededPermission): string {
  return JSON.stringify(
    { Effect: 'Allow', Action: action, Resource: resource },
    null,
    2,
  );
}

/**
 * How a missing permission is come by: it depends on the policy type that
 * stops it, and AWS names one at a time.
 */
export function remedyOf(need: NeededPermission): Remedy {
  const { stoppedBy } = need;
  if (!stoppedBy) {
    return { text: 'Read again once the role can be read.' };
  }
  if (stoppedBy.explicit) {
    const where = stoppedBy.statement
      ? placeText(stoppedBy.statement)
      : 'the statement that denies';
    return {
      text:
        stoppedBy.policyType === 'scp'
          ? `Ask those who run the organisation to take this out of ${where}: no policy of the role outweighs a Deny.`
          : `Take this out of ${where}: no other policy outweighs a Deny.`,
    };
  }
  switch (stoppedBy.policyType) {
    case 'boundary':
      return {
        text: 'Add this to the permissions boundary: whatever it does not allow, the role cannot do.',
        snippet: { title: 'Statement for the boundary', text: allowing(need) },
      };
    case 'scp':
      return {
        text: 'Ask those who run the organisation: a service control policy must allow this at every level above the account.',
      };
    default:
      return {
        text: 'Add this statement to a policy of the role, or take the whole policy from The fix.',
        snippet: { title: 'Statement to add', text: allowing(need) },
      };
  }
}
