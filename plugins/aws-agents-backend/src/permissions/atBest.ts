import {
  parsePolicy,
  type Policy,
  type PolicyDocument,
  type StatementDocument,
} from 'iam-policy-engine';

/** Policies that grant and limit, as far as they can be seen. */
export interface VisiblePolicies {
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  /** One list an organisation level, root first; absent when not visible. */
  readonly scp?: ReadonlyArray<readonly Policy[]>;
}

/** A boundary that says nothing allows nothing. */
const NOTHING = parsePolicy(
  { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } },
  { type: 'boundary', id: 'nothing' },
);

/**
 * The policies if all conditions turned out well for the role: they depend on
 * where and when the agent calls, which nobody knows here.
 */
export function atBest({
  identity,
  boundary,
  scp,
}: VisiblePolicies): VisiblePolicies {
  return {
    identity: identity.flatMap(policy => bestOf(policy) ?? []),
    ...(boundary ? { boundary: bestOf(boundary) ?? NOTHING } : {}),
    ...(scp
      ? { scp: scp.map(level => level.flatMap(policy => bestOf(policy) ?? [])) }
      : {}),
  };
}

/** Undefined when nothing is left of it: a policy has at least one statement. */
function bestOf(policy: Policy): Policy | undefined {
  if (policy.statements.every(({ conditions }) => conditions.length === 0)) {
    return policy;
  }
  const written = [policy.document.Statement].flat() as StatementDocument[];
  const statements = written
    .filter(({ Effect, Condition }) => Effect === 'Allow' || !Condition)
    .map(({ Condition, ...statement }) => statement);
  if (statements.length === 0) {
    return undefined;
  }
  const document: PolicyDocument = {
    ...policy.document,
    Statement: statements,
  };
  return parsePolicy(document, {
    type: policy.type,
    id: policy.id,
    arn: policy.arn,
  });
}
