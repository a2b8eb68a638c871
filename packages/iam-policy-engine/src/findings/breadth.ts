import { Policy, Statement } from '../policy/types';
import {
  coversAction,
  hasUnboundedResource,
  isAdministrative,
  isConditional,
  statementDocument,
  valuePath,
} from './elements';
import { RISK_CLASSES } from './riskyActions';
import { Detection } from './types';

/** More than this many actions are counted instead of named. */
const MAX_NAMED_ACTIONS = 6;

/** Names actions, or the first of them and how many more. */
export function describeActions(actions: readonly string[]): string {
  const named = actions.slice(0, MAX_NAMED_ACTIONS).join(', ');
  const more = actions.length - MAX_NAMED_ACTIONS;
  return more > 0 ? `${named} and ${more} more` : named;
}

/** Finds statements that grant more than anybody listed. */
export function detectBreadth(policy: Policy): Detection[] {
  return policy.statements
    .filter(statement => statement.effect === 'Allow')
    .flatMap(statement =>
      isAdministrative(statement)
        ? [administrative(statement)]
        : [
            ...wildcardActions(policy, statement),
            ...negatedElements(statement),
            ...roleActions(statement),
            ...riskyActions(statement),
          ],
    );
}

function administrative(statement: Statement): Detection {
  return {
    rule: 'admin-access',
    evidence: isConditional(statement)
      ? 'Allow of all actions on all resources, under a condition'
      : 'Allow of all actions on all resources',
    statementIndex: statement.index,
    element: '.Action',
  };
}

function wildcardActions(policy: Policy, statement: Statement): Detection[] {
  if (statement.action.negated) return [];
  const document = statementDocument(policy, statement.index);
  return statement.action.patterns.flatMap((pattern, i): Detection[] => {
    const common = {
      statementIndex: statement.index,
      element: valuePath(document, 'Action', i),
      evidence: `"${pattern}"`,
    };
    if (/^[*?:]+$/.test(pattern)) return [{ ...common, rule: 'all-actions' }];
    return /^[^:]+:\*+$/.test(pattern)
      ? [{ ...common, rule: 'service-wildcard' }]
      : [];
  });
}

/** Finds Allow statements that name what they leave out. */
export function detectNegatedElements(policy: Policy): Detection[] {
  return policy.statements
    .filter(statement => statement.effect === 'Allow')
    .flatMap(negatedElements);
}

function negatedElements({
  index,
  action,
  resource,
  principal,
}: Statement): Detection[] {
  const found: Detection[] = [];
  if (action.negated) {
    found.push({
      rule: 'not-action-with-allow',
      evidence: `NotAction ${describeActions(action.patterns)}`,
      statementIndex: index,
      element: '.NotAction',
    });
  }
  if (resource?.negated) {
    found.push({
      rule: 'not-resource-with-allow',
      evidence: `NotResource ${describeActions(resource.patterns)}`,
      statementIndex: index,
      element: '.NotResource',
    });
  }
  if (principal?.negated) {
    found.push({
      rule: 'not-principal-with-allow',
      evidence: `NotPrincipal ${describeActions(
        principal.principals.map(({ value }) => value),
      )}`,
      statementIndex: index,
      element: '.NotPrincipal',
    });
  }
  return found;
}

const ROLE_RULES = [
  { rule: 'assume-any-role', action: 'sts:AssumeRole' },
  { rule: 'pass-any-role', action: 'iam:PassRole' },
] as const;

function roleActions(statement: Statement): Detection[] {
  if (!hasUnboundedResource(statement)) return [];
  return ROLE_RULES.filter(({ action }) => coversAction(statement, action)).map(
    ({ rule, action }) => ({
      rule,
      evidence: `${action} on ${describeResources(statement)}`,
      statementIndex: statement.index,
      element: statement.resource?.negated ? '.NotResource' : '.Resource',
      actions: [action],
    }),
  );
}

function riskyActions(statement: Statement): Detection[] {
  if (!hasUnboundedResource(statement)) return [];
  return RISK_CLASSES.flatMap(({ rule, actions }): Detection[] => {
    const covered = actions.filter(action => coversAction(statement, action));
    return covered.length === 0
      ? []
      : [
          {
            rule,
            evidence: `${describeActions(covered)} on ${describeResources(
              statement,
            )}`,
            statementIndex: statement.index,
            actions: covered,
          },
        ];
  });
}

/** Names the resources of a statement. */
export function describeResources({ resource }: Statement): string {
  if (!resource) return 'the resource';
  const named = describeActions(resource.patterns);
  return resource.negated ? `everything but ${named}` : named;
}
