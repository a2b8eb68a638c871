import { evaluate } from '../evaluation/evaluate';
import { AccessRequest } from '../evaluation/types';
import { commonPattern } from '../matching/commonPattern';
import { PatternTokens, isLiteral, wildcardTokens } from '../matching/glob';
import { exampleOf } from '../matching/patternText';
import { commonResource } from '../matching/resourcePattern';
import {
  ANY_ROLE,
  Placed,
  knownVariables,
  lowerCaseKeys,
  placedStatements,
  resourceSide,
} from '../probes/probe';
import { resolvePattern } from '../probes/resolvePattern';
import { satisfyingContext } from '../probes/satisfyingContext';
import { conditionLines } from './conditionLines';
import {
  AccessNeed,
  GrantingPolicies,
  NeedOptions,
  NeedVerdict,
} from './types';

const VERSION = '2012-10-17';

/**
 * Decides whether policies satisfy a need.
 *
 * The decision is made for concrete requests: one that no policy names, and where the need has wildcards one for each
 * pattern in the policies that overlaps with it, so that a Deny of a part is seen. Where no policy of the resource is
 * given, the resource is taken to consent.
 *
 * @public
 */
export function judgeNeed(
  need: AccessNeed,
  policies: GrantingPolicies,
  options: NeedOptions = {},
): NeedVerdict {
  const verdicts = requestsOf(need, policies, options).map(request => ({
    request,
    decision: evaluate(request, policies),
  }));
  const refused = verdicts.find(({ decision }) => !decision.allowed);
  if (!refused) return { need, met: 'fully' };
  const someAllowed = verdicts.some(({ decision }) => decision.allowed);
  return { need, met: someAllowed ? 'partly' : 'not', refused };
}

/** The concrete requests that stand for a need. */
function requestsOf(
  need: AccessNeed,
  policies: GrantingPolicies,
  { principal = ANY_ROLE, context }: NeedOptions,
): AccessRequest[] {
  const facts = lowerCaseKeys(context);
  const known = knownVariables(principal, facts);
  const resource = resolvePattern(need.resource, VERSION, known);
  const requestContext = {
    ...resource.assumed,
    ...satisfyingContext(conditionLines(need.conditions), VERSION, known),
    ...facts,
  };
  const placed = placedStatements(policies);
  const resources = resourceExamples(need, resource.tokens, placed, {
    principal,
    context: requestContext,
  });
  return actionExamples(need, placed).flatMap(action =>
    resources.map(example => ({
      principal,
      action,
      resource: example,
      ...resourceSide(policies)(principal),
      context: requestContext,
    })),
  );
}

function actionExamples(
  { action }: AccessNeed,
  placed: readonly Placed[],
): string[] {
  const needed = wildcardTokens(action);
  if (isLiteral(needed)) return [action];
  const lower = wildcardTokens(action.toLowerCase());
  const shared = placed
    .flatMap(({ statement }) => statement.action.patterns)
    .map(pattern =>
      commonPattern(lower, wildcardTokens(pattern.toLowerCase())),
    );
  return examplesOf([lower, ...shared]);
}

function resourceExamples(
  { resource }: AccessNeed,
  needed: PatternTokens,
  placed: readonly Placed[],
  { principal, context }: Required<NeedOptions>,
): string[] {
  // An action without resource is requested on `*` itself.
  if (resource === '*') return ['*'];
  if (isLiteral(needed)) return examplesOf([needed]);
  const known = knownVariables(principal, context);
  const shared = placed.flatMap(({ policy, statement }) =>
    (statement.resource?.patterns ?? []).map(pattern =>
      commonResource(
        needed,
        resolvePattern(pattern, policy.version, known).tokens,
      ),
    ),
  );
  return examplesOf([needed, ...shared]);
}

function examplesOf(patterns: readonly (PatternTokens | undefined)[]) {
  return [
    ...new Set(patterns.flatMap(tokens => (tokens ? exampleOf(tokens) : []))),
  ];
}
