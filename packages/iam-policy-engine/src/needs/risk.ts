import { ESCALATION_PATHS } from '../findings/escalationPaths';
import { AccessLevel, KnownAction } from '../findings/knowledge';
import { RISK_CLASSES } from '../findings/riskyActions';
import { RuleId } from '../findings/ruleId';
import { SEVERITIES } from '../findings/severity';
import { FindingSeverity, PolicyFinding } from '../findings/types';
import { ExcessAction } from './comparison';

interface Risk {
  readonly rule: RuleId;
  readonly severity: FindingSeverity;
}

/** How bad it is that an action is allowed in vain, by what it can do. */
const BY_ACCESS_LEVEL: Readonly<Record<AccessLevel, FindingSeverity>> = {
  'Permissions management': 'high',
  Write: 'medium',
  Tagging: 'low',
  Read: 'low',
  List: 'info',
};

const LOWER_CASE_RISKS = RISK_CLASSES.map(({ rule, actions }) => ({
  rule,
  actions: new Set(actions.map(action => action.toLowerCase())),
}));

const ESCALATING: ReadonlySet<string> = new Set(
  ESCALATION_PATHS.filter(({ actions }) => actions.length === 1).flatMap(
    ({ actions }) => actions.map(action => action.toLowerCase()),
  ),
);

/** Rules about what can be done; the others are about what does not work as it seems to. */
const RULES_OF_RISK: ReadonlySet<RuleId> = new Set<RuleId>([
  'admin-access',
  'all-actions',
  'assume-any-role',
  'credentials-exposure',
  'data-exfiltration',
  'infrastructure-change',
  'needless-star-resource',
  'not-action-with-allow',
  'pass-any-role',
  'privilege-escalation',
  'resource-exposure',
  'service-wildcard',
]);

const lowerCaseActions = new WeakMap<PolicyFinding, ReadonlySet<string>>();

/** The actions of a finding in lower case; a broad policy has thousands, and each is asked for. */
function actionsOf(finding: PolicyFinding): ReadonlySet<string> | undefined {
  if (!finding.actions) return undefined;
  let actions = lowerCaseActions.get(finding);
  if (!actions) {
    actions = new Set(finding.actions.map(action => action.toLowerCase()));
    lowerCaseActions.set(finding, actions);
  }
  return actions;
}

/**
 * Ranks an action that is allowed and not needed, by the worst of: what findings say of it, what is published about it,
 * and its access level.
 *
 * @param findings - those about the entry that allows the action
 */
export function rankAction(
  action: string,
  findings: readonly PolicyFinding[],
  known: KnownAction | undefined,
): ExcessAction {
  const lower = action.toLowerCase();
  const accessLevel = known?.accessLevel;
  const relevant = findings.filter(({ rule }) => RULES_OF_RISK.has(rule));
  const published = publishedRisks(lower);
  const [worst] = [
    ...relevant.filter(finding => actionsOf(finding)?.has(lower)),
    ...published,
    ...relevant.filter(({ actions }) => actions === undefined),
    { severity: accessLevel ? BY_ACCESS_LEVEL[accessLevel] : 'low' } as const,
  ].sort(byRisk);
  const rule = 'rule' in worst ? worst.rule : published[0]?.rule;
  return { action, severity: worst.severity, rule, accessLevel };
}

/**
 * How bad it is that an action is allowed, by what is published about it and its access level.
 *
 * @param known - what is known of the action, where anything is
 * @public
 */
export function riskOfAction(
  action: string,
  known?: KnownAction,
): ExcessAction {
  return rankAction(action, [], known);
}

function publishedRisks(lowerCaseAction: string): Risk[] {
  const risks: Risk[] = [];
  if (ESCALATING.has(lowerCaseAction)) {
    risks.push({ rule: 'privilege-escalation', severity: 'high' });
  }
  for (const { rule, actions } of LOWER_CASE_RISKS) {
    if (actions.has(lowerCaseAction)) risks.push({ rule, severity: 'medium' });
  }
  return risks;
}

/** Riskiest first. */
export function byRisk(
  a: { readonly severity: FindingSeverity },
  b: { readonly severity: FindingSeverity },
): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}
