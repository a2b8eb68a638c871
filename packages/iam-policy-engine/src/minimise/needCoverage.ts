import { actionCovers } from '../matching/actionPattern';
import { wildcardTokens } from '../matching/glob';
import { resourceCovers } from '../matching/resourcePattern';
import { conditionLines, conditionsKey } from '../needs/conditionLines';
import { AccessNeed } from '../needs/types';

/** Tells whether whoever may do what one need asks may do what the other asks. */
export function needCovers(broad: AccessNeed, narrow: AccessNeed): boolean {
  const broadLines = conditionLines(broad.conditions);
  return (
    actionCovers(broad.action, narrow.action) &&
    resourceCovers(
      wildcardTokens(broad.resource),
      wildcardTokens(narrow.resource),
    ) &&
    (broadLines.length === 0 ||
      conditionsKey(broadLines) ===
        conditionsKey(conditionLines(narrow.conditions)))
  );
}

/** Leaves out needs that others include; of equal ones the first stays. */
export function essentialNeeds(needs: readonly AccessNeed[]): AccessNeed[] {
  return needs.filter(
    (need, i) =>
      !needs.some(
        (other, j) =>
          i !== j &&
          needCovers(other, need) &&
          (j < i || !needCovers(need, other)),
      ),
  );
}
