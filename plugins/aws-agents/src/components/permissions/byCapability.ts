import type { NeededPermission } from 'backstage-plugin-aws-agents-common';

const CONCERN: Readonly<Record<NeededPermission['decision'], number>> = {
  denied: 0,
  unknown: 1,
  allowed: 2,
};

/** The needs of one capability. */
export interface CapabilityNeeds {
  capability: string;
  needs: NeededPermission[];
}

/** Groups needs by capability, in their order; within, what is denied first, then what nobody knows. */
export function byCapability(needed: NeededPermission[]): CapabilityNeeds[] {
  const groups = new Map<string, NeededPermission[]>();
  for (const need of needed) {
    groups.set(need.capability, [...(groups.get(need.capability) ?? []), need]);
  }
  return [...groups].map(([capability, needs]) => ({
    capability,
    needs: [...needs].sort(
      (a, b) =>
        CONCERN[a.decision] - CONCERN[b.decision] ||
        a.action.localeCompare(b.action),
    ),
  }));
}
