import type { AccessNeed } from 'iam-policy-engine';
import type { JudgedNeed } from '../NeedJudge';

/**
 * Judged needs as the engine takes them: for the resources that the role's own
 * policies name where the annotations leave it open. Optional ones count as
 * needed as far as the role has them.
 */
export function settledNeeds(judged: readonly JudgedNeed[]): AccessNeed[] {
  return judged
    .filter(({ need, decision }) => !need.optional || decision !== 'denied')
    .flatMap(({ need, resources }) =>
      resources.map(resource => ({
        action: need.action,
        resource,
        why: `${need.capability}: ${need.why}`,
        ...(need.conditions ? { conditions: need.conditions } : {}),
      })),
    );
}
