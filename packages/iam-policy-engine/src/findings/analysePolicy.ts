import { PolicyReference } from '../evaluation/types';
import { PolicyParseError } from '../policy/errors';
import { parsePolicy } from '../policy/parsePolicy';
import { ParsePolicyOptions, Policy } from '../policy/types';
import { detectBreadth, detectNegatedElements } from './breadth';
import { detectConditionMisuse } from './conditionFindings';
import { statementPath } from './elements';
import { detectEscalation } from './escalation';
import { detectByKnowledge } from './knowledgeFindings';
import { createLineLocator } from './lines';
import { mergeDetections } from './mergeDetections';
import { FINDING_RULES } from './rules';
import { SEVERITIES } from './severity';
import { detectSyntax, ruleOfIssue } from './syntax';
import { detectTrust } from './trust/detectTrust';
import { AnalysisOptions, Detection, PolicyFinding } from './types';

/**
 * Finds what is wrong or dangerous in one policy.
 *
 * Rules about actions need `options.knowledge`, rules about foreign accounts `options.accountId`; without them those
 * rules stay silent rather than guess.
 *
 * @param policy - parsed from text when line numbers are wanted
 * @returns findings, worst first, then in the order of the statements
 * @public
 */
export function analysePolicy(
  policy: Policy,
  options: AnalysisOptions = {},
): PolicyFinding[] {
  return analysePolicies([policy], options);
}

/**
 * Finds what is wrong or dangerous in the policies of one identity. What the policies give only together is found too:
 * a privilege escalation whose actions are spread over several, unless one of them denies it.
 *
 * @param policies - the inline and attached policies of a role or user; its trust policy may be among them
 * @returns findings, worst first, then in the order of policies and statements
 * @public
 */
export function analysePolicies(
  policies: readonly Policy[],
  options: AnalysisOptions = {},
): PolicyFinding[] {
  const escalations = detectEscalation(policies.filter(grantsToIdentity));
  return policies
    .flatMap(policy =>
      toFindings(policy, [
        ...detect(policy, options),
        ...(escalations.get(policy) ?? []),
      ]).sort(byStatement),
    )
    .sort(bySeverity);
}

function grantsToIdentity({ type }: Policy): boolean {
  return type === 'identity' || type === 'session';
}

function toFindings(
  policy: Policy,
  detections: readonly Detection[],
): PolicyFinding[] {
  const { id, arn, type } = policy;
  const linesOf = createLineLocator(policy.source);
  return detections.map(detection => {
    const { rule, evidence, statementIndex, element = '', actions } = detection;
    const base =
      statementIndex === undefined
        ? '$'
        : statementPath(policy, statementIndex);
    const path = base + element;
    return {
      rule,
      ...FINDING_RULES[rule],
      evidence,
      policy: { id, arn, type },
      statementIndex,
      sid: policy.statements.find(s => s.index === statementIndex)?.sid,
      path,
      lines: linesOf(path) ?? linesOf(base),
      actions,
    };
  });
}

/**
 * Parses a text and finds what is wrong or dangerous in it; what the parser refuses becomes findings too.
 *
 * @public
 */
export function analysePolicyText(
  text: string,
  parseOptions: ParsePolicyOptions,
  options: AnalysisOptions = {},
): PolicyFinding[] {
  try {
    return analysePolicy(parsePolicy(text, parseOptions), options);
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    const { type, arn, id = arn ?? type } = parseOptions;
    return findingsOfParseError(error, { id, arn, type }, text);
  }
}

function findingsOfParseError(
  { issues }: PolicyParseError,
  policy: PolicyReference,
  source: string,
): PolicyFinding[] {
  const linesOf = createLineLocator(source);
  return issues
    .map((issue): PolicyFinding => {
      const rule = ruleOfIssue(issue);
      const index = /^\$\.Statement\[(\d+)\]/.exec(issue.path)?.[1];
      return {
        rule,
        ...FINDING_RULES[rule],
        evidence: `${issue.message}; ${issue.expected}`,
        policy,
        statementIndex: index === undefined ? undefined : Number(index),
        path: issue.path,
        lines: linesOf(issue.path) ?? linesOf(parentOf(issue.path)),
      };
    })
    .sort(byStatement)
    .sort(bySeverity);
}

/** A missing element has no place in the text; its statement has. */
function parentOf(path: string): string {
  return path.replace(/(?:\.[^.[\]']+|\[[^\]]+\])$/, '');
}

function detect(policy: Policy, options: AnalysisOptions): Detection[] {
  const { knowledge } = options;
  return mergeDetections(policy, [
    ...detectSyntax(policy),
    ...detectConditionMisuse(policy, knowledge),
    ...(knowledge ? detectByKnowledge(policy, knowledge) : []),
    ...(grantsToIdentity(policy) ? detectBreadth(policy) : []),
    ...(policy.type === 'trust' ? detectTrust(policy, options) : []),
    ...(policy.type === 'resource' ? detectNegatedElements(policy) : []),
  ]);
}

function bySeverity(a: PolicyFinding, b: PolicyFinding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

function byStatement(a: PolicyFinding, b: PolicyFinding): number {
  return (a.statementIndex ?? -1) - (b.statementIndex ?? -1);
}
