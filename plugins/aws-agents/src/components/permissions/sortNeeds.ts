import type { Need } from 'backstage-plugin-aws-agents-common';

const CONCERN: Readonly<Record<Need['decision'], number>> = {
  denied: 0,
  unknown: 1,
  allowed: 2,
};

/** What is denied first, then what nobody knows; otherwise by capability and action. */
export function sortNeeds(needs: Need[]): Need[] {
  return [...needs].sort(
    (a, b) =>
      CONCERN[a.decision] - CONCERN[b.decision] ||
      a.capability.localeCompare(b.capability) ||
      a.action.localeCompare(b.action),
  );
}

/** How the needs stand, in one phrase: `2 denied, 9 allowed`. */
export function summarizeNeeds(needs: Need[]): string {
  return (['denied', 'unknown', 'allowed'] as const)
    .map(decision => {
      const count = needs.filter(need => need.decision === decision).length;
      return count > 0 ? `${count} ${decision}` : '';
    })
    .filter(Boolean)
    .join(', ');
}
