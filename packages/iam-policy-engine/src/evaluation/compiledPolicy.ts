import { ConditionTest, compileCondition } from '../conditions';
import { compileActions } from '../matching/actionMatcher';
import { Matcher } from '../matching/glob';
import {
  PrincipalMatch,
  PrincipalMatcher,
  compilePrincipals,
} from '../matching/principalMatcher';
import { ResourceMatcher, compileResources } from '../matching/resourceMatcher';
import { Policy, Statement } from '../policy/types';
import { RequestView } from './requestView';
import { MatchedStatement } from './types';

interface CompiledStatement {
  readonly matched: MatchedStatement;
  readonly action: Matcher;
  readonly resource?: ResourceMatcher;
  readonly principal?: PrincipalMatcher;
  readonly conditions: readonly ConditionTest[];
}

/** An Allow that applies, and how directly it names the caller. */
export interface Grant {
  readonly matched: MatchedStatement;
  readonly principal: PrincipalMatch;
}

/** What one or more policies of a kind say about a request. */
export interface Verdict {
  readonly grants: readonly Grant[];
  readonly denials: readonly MatchedStatement[];
}

const compiled = new WeakMap<Policy, readonly CompiledStatement[]>();

/** Compiles a policy for evaluation; later calls return the first result. */
export function compilePolicy(policy: Policy): readonly CompiledStatement[] {
  const known = compiled.get(policy);
  if (known) return known;
  const statements = policy.statements.map(statement =>
    compileStatement(policy, statement),
  );
  compiled.set(policy, statements);
  return statements;
}

function compileStatement(
  policy: Policy,
  statement: Statement,
): CompiledStatement {
  const { id, arn, type, version } = policy;
  const { index, sid, effect, action, resource, principal } = statement;
  return {
    matched: {
      policy: { id, arn, type },
      statement: { index, sid },
      effect,
    },
    action: compileActions(action),
    resource: resource && compileResources(resource, version),
    principal: principal && compilePrincipals(principal, effect === 'Deny'),
    conditions: statement.conditions.map(condition =>
      compileCondition(condition, version),
    ),
  };
}

/** How the statement names the caller when it applies to the request; undefined when it does not apply. */
function applies(
  statement: CompiledStatement,
  view: RequestView,
): PrincipalMatch | undefined {
  if (!statement.action(view.lowerCaseAction)) return undefined;
  const { principal, resource, conditions } = statement;
  const named = principal ? principal(view.caller) : 'direct';
  if (!named) return undefined;
  if (resource && !resource(view.resource, view.resourceParts, view.lookup)) {
    return undefined;
  }
  return conditions.every(holds => holds(view.context)) ? named : undefined;
}

/** Matches a request against policies of one kind. */
export function judge(policies: readonly Policy[], view: RequestView): Verdict {
  const grants: Grant[] = [];
  const denials: MatchedStatement[] = [];
  for (const policy of policies) {
    for (const statement of compilePolicy(policy)) {
      const principal = applies(statement, view);
      if (principal === undefined) continue;
      const { matched } = statement;
      if (matched.effect === 'Deny') denials.push(matched);
      else grants.push({ matched, principal });
    }
  }
  return { grants, denials };
}
