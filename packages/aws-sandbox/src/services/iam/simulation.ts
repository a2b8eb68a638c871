import { evaluate, parsePolicy } from 'iam-policy-engine';
import type {
  AccessRequest,
  ApplicablePolicies,
  Decision,
  MatchedStatement,
  Policy,
} from 'iam-policy-engine';
import type {
  EvaluationResult,
  PolicySourceType,
  Statement,
} from '@aws-sdk/client-iam';
import { policyText } from '../../world/entities';
import { statementPosition } from './statementPosition';

const ALLOW_ALL = parsePolicy(
  { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
  { type: 'identity' },
);

/** A simulated policy and what IAM calls its source. */
export interface SimulatedPolicy {
  readonly policy: Policy;
  /** How replies name the policy, for example `role_agent_metrics`. */
  readonly sourceId: string;
  readonly sourceType: PolicySourceType;
}

const DECISIONS: Readonly<
  Record<Decision['reason'], EvaluationResult['EvalDecision']>
> = {
  allowed: 'allowed',
  'explicit-deny': 'explicitDeny',
  'implicit-deny': 'implicitDeny',
};

function matchedStatement(
  { policy: { id, arn }, statement }: MatchedStatement,
  policies: readonly SimulatedPolicy[],
): Statement[] {
  const source = policies.find(
    ({ policy }) => policy.id === id && policy.arn === arn,
  );
  if (!source) return [];
  return [
    {
      SourcePolicyId: source.sourceId,
      SourcePolicyType: source.sourceType,
      ...statementPosition(policyText(source.policy), statement.index),
    },
  ];
}

/** Condition keys that the policies ask for and the simulation was not told. */
function missingKeys(
  policies: readonly SimulatedPolicy[],
  context: AccessRequest['context'],
): string[] {
  const given = new Set(
    Object.keys(context ?? {}).map(key => key.toLowerCase()),
  );
  const asked = policies.flatMap(({ policy }) =>
    policy.statements.flatMap(({ conditions }) =>
      conditions.map(({ key }) => key),
    ),
  );
  return [...new Set(asked)].filter(key => !given.has(key.toLowerCase()));
}

/** Whether one kind of guardrail alone would let a request pass; undefined where there is none. */
function passes(
  request: AccessRequest,
  guardrail: Pick<ApplicablePolicies, 'boundary' | 'scp'>,
): boolean | undefined {
  if (!guardrail.boundary && !guardrail.scp) return undefined;
  return evaluate(request, { identity: [ALLOW_ALL], ...guardrail }).allowed;
}

/** Simulates one action on one resource. */
export function simulate(
  request: AccessRequest,
  applicable: ApplicablePolicies,
  policies: readonly SimulatedPolicy[],
): EvaluationResult {
  const decision = evaluate(request, applicable);
  const { boundary, scp } = applicable;
  const byBoundary = passes(request, { boundary });
  const byOrganization = passes(request, { scp });
  return {
    EvalActionName: request.action,
    EvalResourceName: request.resource,
    EvalDecision: DECISIONS[decision.reason],
    MatchedStatements: decision.matched.flatMap(match =>
      matchedStatement(match, policies),
    ),
    MissingContextValues: missingKeys(policies, request.context),
    OrganizationsDecisionDetail:
      byOrganization === undefined
        ? undefined
        : { AllowedByOrganizations: byOrganization },
    PermissionsBoundaryDecisionDetail:
      byBoundary === undefined
        ? undefined
        : { AllowedByPermissionsBoundary: byBoundary },
  };
}
