import { parseOperator } from '../conditions/operators';
import { compileGlob, wildcardTokens } from '../matching/glob';
import { Policy, Statement } from '../policy/types';
import {
  coversAction,
  hasWildcardResource,
  isAdministrative,
} from './elements';
import { ESCALATION_PATHS, EscalationPath } from './escalationPaths';
import { Detection } from './types';

/** `sts:AssumeRole` alone has a rule of its own, with the better remedy. */
const COVERED_ELSEWHERE: readonly string[] = ['sts-001'];

/** Fewer than all ids are named when a wildcard opens dozens of paths. */
const MAX_NAMED_PATHS = 5;

/** The Allow that opens an action to resources the policy does not name one by one. */
function opening(
  policy: Policy,
  action: string,
  path: EscalationPath,
): Statement | undefined {
  if (isDeniedOutright(policy, action)) return undefined;
  return policy.statements.find(
    statement =>
      statement.effect === 'Allow' &&
      coversAction(statement, action) &&
      hasWildcardResource(statement) &&
      (action !== 'iam:PassRole' || passesTo(statement, path.passedTo)),
  );
}

function isDeniedOutright(policy: Policy, action: string): boolean {
  return policy.statements.some(
    statement =>
      statement.effect === 'Deny' &&
      statement.conditions.length === 0 &&
      !statement.resource?.negated &&
      (statement.resource?.patterns.includes('*') ?? true) &&
      coversAction(statement, action),
  );
}

/** Heeds `iam:PassedToService`, the one condition that decides which path is open. */
function passesTo(statement: Statement, service: string | undefined): boolean {
  if (service === undefined) return true;
  const limits = statement.conditions.filter(
    ({ key, operator }) =>
      key.toLowerCase() === 'iam:passedtoservice' &&
      parseOperator(operator)?.definition.family === 'string' &&
      !parseOperator(operator)?.definition.negated,
  );
  return limits.every(({ values }) =>
    values.some(value => compileGlob(wildcardTokens(value))(service)),
  );
}

/** Finds the published ways to raise one's own permissions, one detection for each statement that begins them. */
export function detectEscalation(policy: Policy): Detection[] {
  if (policy.statements.some(isAdministrative)) return [];
  const byStatement = new Map<Statement, EscalationPath[]>();
  for (const path of ESCALATION_PATHS) {
    if (COVERED_ELSEWHERE.includes(path.id)) continue;
    const openings = path.actions.map(action => opening(policy, action, path));
    const [first] = openings;
    if (first && openings.every(Boolean)) {
      byStatement.set(first, [...(byStatement.get(first) ?? []), path]);
    }
  }
  return [...byStatement].map(([statement, paths]) => ({
    rule: 'privilege-escalation',
    evidence: describePaths(minimalPaths(paths)),
    statementIndex: statement.index,
    actions: [...new Set(paths.flatMap(path => path.actions))],
  }));
}

/** Leaves out paths that only add actions to another one. */
function minimalPaths(paths: readonly EscalationPath[]): EscalationPath[] {
  return paths.filter(
    path =>
      !paths.some(
        other =>
          other !== path &&
          other.actions.length < path.actions.length &&
          other.actions.every(action => path.actions.includes(action)),
      ),
  );
}

function describePaths(paths: readonly EscalationPath[]): string {
  const named = paths
    .slice(0, MAX_NAMED_PATHS)
    .map(({ id, actions }) => `${actions.join(' + ')} (${id})`);
  const more = paths.length - named.length;
  return named.join('; ') + (more > 0 ? `; and ${more} more` : '');
}
