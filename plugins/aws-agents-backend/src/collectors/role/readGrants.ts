import type { Grant } from 'backstage-plugin-aws-agents-common';
import type { Policy, Statement } from 'iam-policy-engine';
import { breadthOf } from './breadth';

/**
 * A role's statements in words a person can scan: one grant for each service
 * that a statement speaks of.
 */
export function readGrants(policies: readonly Policy[]): Grant[] {
  return policies.flatMap(policy =>
    policy.statements.flatMap(statement => grantsOf(policy, statement)),
  );
}

function grantsOf(policy: Policy, statement: Statement): Grant[] {
  const byService = new Map<string, string[]>();
  for (const action of statement.action.patterns) {
    const colon = action.indexOf(':');
    const prefix = colon < 0 ? '*' : action.slice(0, colon).toLowerCase();
    const service = /[*?]/.test(prefix) ? '*' : prefix;
    byService.set(service, [...(byService.get(service) ?? []), action]);
  }
  return [...byService].map(([service, actions]) => {
    const breadth = breadthOf(statement, service, actions);
    return {
      effect: statement.effect,
      service,
      actions: actions.map(action =>
        service === '*' ? action : action.slice(service.length + 1),
      ),
      notAction: statement.action.negated,
      resources: [...(statement.resource?.patterns ?? [])],
      notResource: statement.resource?.negated ?? false,
      conditions: statement.conditions.map(
        ({ operator, key, values }) =>
          `${operator}: ${key} = ${values.join(', ')}`,
      ),
      policy: policy.id,
      ...(statement.sid ? { sid: statement.sid } : {}),
      statementIndex: statement.index,
      ...(breadth ? { breadth } : {}),
    };
  });
}
