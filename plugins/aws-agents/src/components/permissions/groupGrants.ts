import type { Grant } from 'backstage-plugin-aws-agents-common';

/** The grants of one AWS service. */
export interface GrantGroup {
  service: string;
  grants: Grant[];
  /** At least one grant is wider than an agent should have. */
  broad: boolean;
}

/**
 * Groups grants by service: all services (`*`) first, then groups with a
 * breadth warning, then by name.
 */
export function groupGrants(grants: Grant[]): GrantGroup[] {
  const groups = new Map<string, Grant[]>();
  for (const grant of grants) {
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
