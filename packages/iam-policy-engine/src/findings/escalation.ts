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

/** A statement and the policy it is in. */
interface Opening {
  readonly policy: Policy;
  readonly statement: Statement;
}

/** The Allow that opens an action to resources the policy does not name one by one. */
function opening(
  policies: readonly Policy[],
  action: string,
  path: EscalationPath,
): Opening | undefined {
  if (policies.some(policy => isDeniedOutright(policy, action))) {
    return undefined;
  }
  for (const policy of policies) {
    const statement = policy.statements.find(
      candidate =>
        candidate.effect === 'Allow' &&
        coversAction(candidate, action) &&
        hasWildcardResource(candidate) &&
        (action !== 'iam:PassRole' || passesTo(candidate, path.passedTo)),
    );
    if (statement) return { policy, statement };
  }
  return undefined;
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

/**
 * Finds the published ways to raise one's own permissions that the policies of one identity open together.
 *
 * @returns by policy, one detection for each statement that begins such ways
 */
export function detectEscalation(
  policies: readonly Policy[],
): ReadonlyMap<Policy, readonly Detection[]> {
  const found = new Map<Policy, Map<Statement, EscalationPath[]>>();
  if (policies.some(({ statements }) => statements.some(isAdministrative))) {
    return new Map();
  }
  for (const path of ESCALATION_PATHS) {
    if (COVERED_ELSEWHERE.includes(path.id)) continue;
    const openings = path.actions.map(action =>
      opening(policies, action, path),
    );
    const [first] = openings;
    if (first && openings.every(Boolean)) {
      const inPolicy = found.get(first.policy) ?? new Map();
      const before = inPolicy.get(first.statement) ?? [];
      inPolicy.set(first.statement, [...before, path]);
      found.set(first.policy, inPolicy);
    }
  }
  return new Map(
    [...found].map(([policy, byStatement]) => [
      policy,
      [...byStatement].map(([statement, paths]) => detection(statement, paths)),
    ]),
  );
}

function detection(
  statement: Statement,
  paths: readonly EscalationPath[],
): Detection {
  return {
    rule: 'privilege-escalation',
    evidence: describePaths(minimalPaths(paths)),
    statementIndex: statement.index,
    actions: [...new Set(paths.flatMap(path => path.actions))],
  };
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
