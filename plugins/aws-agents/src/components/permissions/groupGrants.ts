import type { Grant } from 'backstage-plugin-aws-agents-common';

/** The grants of one AWS service. */
export interface GrantGroup {
  /** Service prefix; `*` for all services. */
  service: string;
  grants: Grant[];
  /** At least one grant is wider than an agent should have. */
  broad: boolean;
}

/**
 * Puts a statement with NotAction together again: it concerns all services but
 * what it names, in whichever service that is. Its actions get their prefix.
 */
function joinNotActions(grants: Grant[]): Grant[] {
  const joined = new Map<string, Grant>();
  return grants.flatMap(grant => {
    if (!grant.notAction) {
      return [grant];
    }
    const actions = grant.actions.map(action =>
      grant.service === '*' ? action : `${grant.service}:${action}`,
    );
    const key = `${grant.policy} ${grant.statementIndex}`;
    const known = joined.get(key);
    if (known) {
      known.actions.push(...actions);
      return [];
    }
    const whole = { ...grant, service: '*', actions };
    joined.set(key, whole);
    return [whole];
  });
}

/**
 * Groups grants by service: all services (`*`) first, then groups with a
 * breadth warning, then by name.
 */
export function groupGrants(grants: Grant[]): GrantGroup[] {
  const groups = new Map<string, Grant[]>();
  for (const grant of joinNotActions(grants)) {
    groups.set(grant.service, [...(groups.get(grant.service) ?? []), grant]);
  }
  return [...groups]
    .map(([service, members]) => ({
      service,
      grants: members,
      broad: members.some(({ breadth }) => breadth !== undefined),
    }))
    .sort(
      (a, b) =>
        Number(b.service === '*') - Number(a.service === '*') ||
        Number(b.broad) - Number(a.broad) ||
        a.service.localeCompare(b.service),
    );
}
