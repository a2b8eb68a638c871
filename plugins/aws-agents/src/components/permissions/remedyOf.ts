import type { NeededPermission } from 'backstage-plugin-aws-agents-common';
import { placeText } from './words';

/**
 * How a missing permission is come by, in a sentence: it depends on the policy
 * type that stops it, and AWS names one at a time.
 */
export function remedyOf({ stoppedBy }: NeededPermission): string {
  if (!stoppedBy) {
    return 'Read again once the role can be read.';
  }
  if (stoppedBy.explicit) {
    const where = stoppedBy.statement
      ? placeText(stoppedBy.statement)
      : 'the statement that denies';
    return stoppedBy.policyType === 'scp'
      ? `Ask those who run the organisation to take this out of ${where}: no policy of the role outweighs a Deny.`
      : `Take this out of ${where}: no other policy outweighs a Deny.`;
  }
  switch (stoppedBy.policyType) {
    case 'boundary':
      return 'Add this to the permissions boundary: whatever it does not allow, the role cannot do.';
    case 'scp':
      return 'Ask those who run the organisation: a service control policy must allow this at every level above the account.';
    default:
      return 'Add this to a policy of the role, or take the whole policy from The fix.';
  }
}

/** Statements to paste into a policy. */
export interface MissingStatements {
  title: string;
  /** JSON, a list of statements. */
  text: string;
}

const TITLES = {
  identity: 'Statements to add to a policy of the role',
  boundary: 'Statements to add to the permissions boundary',
} as const;

function allowing(needs: NeededPermission[]): string {
  const byResource = new Map<string, string[]>();
  for (const { action, resource } of needs) {
    byResource.set(resource, [...(byResource.get(resource) ?? []), action]);
  }
  return JSON.stringify(
    [...byResource].map(([Resource, actions]) => ({
      Effect: 'Allow',
      Action: actions.length === 1 ? actions[0] : actions,
      Resource,
    })),
    null,
    2,
  );
}

/** What to paste where, for the missing permissions that a statement would give. */
export function statementsToAdd(
  missing: NeededPermission[],
): MissingStatements[] {
  return (['identity', 'boundary'] as const).flatMap(type => {
    const needs = missing.filter(
      ({ stoppedBy }) => stoppedBy?.policyType === type && !stoppedBy.explicit,
    );
    return needs.length > 0
      ? [{ title: TITLES[type], text: allowing(needs) }]
      : [];
  });
}
