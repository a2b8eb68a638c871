import { evaluate } from '../evaluation/evaluate';
import { AccessRequest } from '../evaluation/types';
import { actionExamples, resourceExamples } from '../probes/examples';
import {
  ANY_ROLE,
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
  // An action without resource is requested on `*` itself.
  const resources =
    need.resource === '*'
      ? ['*']
      : resourceExamples(
          resource.tokens,
          placed,
          knownVariables(principal, requestContext),
        );
  return actionExamples(need.action, placed).flatMap(action =>
    resources.map(example => ({
      principal,
      action,
      resource: example,
      ...resourceSide(policies)(principal),
      context: requestContext,
    })),
  );
}
