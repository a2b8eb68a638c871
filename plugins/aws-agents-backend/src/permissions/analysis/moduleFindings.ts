import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  PermissionRule,
  PermissionRuleDetection,
  PermissionRuleSubject,
} from 'backstage-plugin-aws-agents-node';
import { moduleFindingId } from './findingId';
import type { BareFinding } from './findings';
import type { RolePolicySet } from './rolePolicies';

/** What the rules of modules find; a rule that throws finds nothing. */
export function findModuleFindings(
  rules: readonly PermissionRule[],
  subject: PermissionRuleSubject,
  policies: RolePolicySet,
  logger: Pick<LoggerService, 'error'>,
): BareFinding[] {
  return rules.flatMap(rule => {
    try {
      return rule
        .detect(subject)
        .map(detection => toFinding(rule, detection, policies));
    } catch (error) {
      logger.error(`The permission rule ${rule.id} failed`, {
        agent: subject.agent.entityRef,
        error: `${error}`,
      });
      return [];
    }
  });
}

function toFinding(
  { id: rule, severity, title, why, remedy }: PermissionRule,
  detection: PermissionRuleDetection,
  policies: RolePolicySet,
): BareFinding {
  const { evidence, statementIndex: index, actions = [] } = detection;
  const policyId = policies.idOf(detection.policy);
  const statement =
    index === undefined ? null : policies.place(policyId, { index });
  return {
    id: moduleFindingId(rule, [policyId, evidence]),
    rule,
    severity,
    title,
    why,
    remedy,
    evidence,
    policyId,
    policyName: policies.nameOf(policyId),
    statement,
    lines: statement?.lines ?? null,
    actions: [...actions],
  };
}
