import { Policy, Statement } from '../policy/types';
import { describeActions } from './breadth';
import {
  conditionPath,
  hasUnboundedResource,
  isAdministrative,
  statementDocument,
  valuePath,
} from './elements';
import { ActionKnowledge, KnownAction } from './knowledge';
import {
  CoveredAction,
  ResourceFit,
  actionsCoveredBy,
  isListedKey,
  serviceOf,
} from './knownActions';
import { RISK_CLASSES } from './riskyActions';
import { RuleId } from './ruleId';
import { Detection } from './types';

/** Actions that rules of their own report, with a better remedy. */
const REPORTED_ELSEWHERE: ReadonlySet<string> = new Set([
  'iam:PassRole',
  'sts:AssumeRole',
  ...RISK_CLASSES.flatMap(({ actions }) => actions),
]);

/**
 * Actions that take a resource and yet answer for all of them or not at all.
 * Source: CloudWatch API Reference, DescribeAlarms ("must be scoped to *").
 */
const ALL_OR_NOTHING: ReadonlySet<string> = new Set([
  'cloudwatch:DescribeAlarms',
]);

/** An entry of `Action` with what it covers. */
interface Entry {
  readonly pattern: string;
  readonly element: string;
  readonly covered: readonly CoveredAction[];
}

/** Finds what only somebody who knows AWS's actions can find. */
export function detectByKnowledge(
  policy: Policy,
  knowledge: ActionKnowledge,
): Detection[] {
  const fit = new ResourceFit();
  return policy.statements.flatMap(statement => {
    if (statement.action.negated || isAdministrative(statement)) return [];
    const document = statementDocument(policy, statement.index);
    const entries = statement.action.patterns.map((pattern, i) => ({
      pattern,
      element: valuePath(document, 'Action', i),
      covered: actionsCoveredBy(pattern, knowledge),
    }));
    return [
      ...unknownActions(statement, entries, knowledge),
      ...(policy.type === 'trust'
        ? []
        : [
            ...unknownConditionKeys(statement, entries),
            ...mismatches(statement, entries, fit),
            ...(grantsToIdentities(policy)
              ? needlesslyUnbounded(statement, entries)
              : []),
          ]),
    ];
  });
}

function grantsToIdentities({ type }: Policy): boolean {
  return type === 'identity' || type === 'session';
}

function unknownActions(
  { index }: Statement,
  entries: readonly Entry[],
  knowledge: ActionKnowledge,
): Detection[] {
  return entries
    .filter(
      ({ covered, pattern }) => covered.length === 0 && /\w/.test(pattern),
    )
    .map(({ pattern, element }) => ({
      rule: knowledge.services.has(serviceOf(pattern))
        ? 'unknown-action'
        : 'unknown-service',
      evidence: `"${pattern}"`,
      statementIndex: index,
      element,
    }));
}

function unknownConditionKeys(
  { index, conditions }: Statement,
  entries: readonly Entry[],
): Detection[] {
  if (entries.some(({ covered }) => covered.length === 0)) return [];
  const questionable = conditions.filter(
    ({ key }) => !key.toLowerCase().startsWith('aws:'),
  );
  if (questionable.length === 0) return [];
  const listed = new Set(
    entries.flatMap(({ covered }) =>
      covered.flatMap(({ known }) => known.conditionKeys),
    ),
  );
  return questionable
    .filter(({ key }) => !isListedKey(key, listed))
    .map(({ key, operator }) => ({
      rule: 'unknown-condition-key',
      evidence: `"${key}" is no key of ${describeActions(
        entries.map(({ pattern }) => pattern),
      )}`,
      statementIndex: index,
      element: conditionPath(operator, key),
    }));
}

function mismatches(
  { index, resource }: Statement,
  entries: readonly Entry[],
  fit: ResourceFit,
): Detection[] {
  if (!resource || resource.negated || resource.patterns.includes('*')) {
    return [];
  }
  const canReach = ({ resourceTypes }: KnownAction) =>
    resourceTypes.some(({ arn }) =>
      resource.patterns.some(pattern => fit.fits(arn, pattern)),
    );
  return entries
    .filter(
      ({ covered }) =>
        covered.length > 0 && !covered.some(({ known }) => canReach(known)),
    )
    .map(({ pattern, element, covered }) => ({
      rule: 'resource-mismatch',
      evidence: `"${pattern}" ${whatFits(covered)}, not ${describeActions(
        resource.patterns,
      )}`,
      statementIndex: index,
      element,
      actions: covered.map(({ name }) => name),
    }));
}

function whatFits(covered: readonly CoveredAction[]): string {
  const formats = new Set(
    covered.flatMap(({ known }) => known.resourceTypes.map(({ arn }) => arn)),
  );
  return formats.size === 0
    ? 'takes no resource and needs *'
    : `works on ${describeActions([...formats])}`;
}

/** Only actions that cannot do without a resource: others may well need `*`. */
function needlesslyUnbounded(
  statement: Statement,
  entries: readonly Entry[],
): Detection[] {
  if (
    statement.effect !== 'Allow' ||
    !hasUnboundedResource(statement) ||
    isNarrowedByCondition(statement)
  ) {
    return [];
  }
  const byRule = new Map<RuleId, Set<string>>();
  for (const { name, known } of entries.flatMap(({ covered }) => covered)) {
    const needsResource = known.resourceTypes.some(({ required }) => required);
    if (
      needsResource &&
      !REPORTED_ELSEWHERE.has(name) &&
      !ALL_OR_NOTHING.has(name)
    ) {
      const rule = ruleFor(known);
      byRule.set(rule, (byRule.get(rule) ?? new Set()).add(name));
    }
  }
  return [...byRule].map(([rule, names]) => ({
    rule,
    evidence: describeActions([...names]),
    statementIndex: statement.index,
    element: statement.resource?.negated ? '.NotResource' : '.Resource',
    actions: [...names],
  }));
}

function ruleFor({ accessLevel }: KnownAction): RuleId {
  switch (accessLevel) {
    case 'Permissions management':
      return 'resource-exposure';
    case 'Write':
    case 'Tagging':
      return 'infrastructure-change';
    default:
      return 'needless-star-resource';
  }
}

/** Conditions that stand in for a resource: tags of it, and the namespace of a metric. */
function isNarrowedByCondition({ conditions }: Statement): boolean {
  return conditions.some(({ key }) =>
    /resourcetag\/|^cloudwatch:namespace$/i.test(key),
  );
}
