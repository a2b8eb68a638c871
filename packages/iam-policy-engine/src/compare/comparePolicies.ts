import { evaluate } from '../evaluation/evaluate';
import { AccessRequest, ApplicablePolicies } from '../evaluation/types';
import { judgeNeed } from '../needs/judgeNeed';
import { parsePolicy } from '../policy/parsePolicy';
import { lowerCaseKeys, placedStatements, resourceSide } from '../probes/probe';
import { Probe, probesOf } from '../probes/probesOf';
import { summarise } from './accessChanges';
import { diffStatements } from './diffStatements';
import { ComparisonOptions, PolicyComparison } from './types';

const DEFAULT_MAX_REQUESTS = 20_000;

/** The role whose trust policy is compared, where no role is named. */
const SOME_ROLE = 'arn:aws:iam::000000000001:role/any';

/**
 * Tells what would change: which access policies would newly give or take, which needs they would leave unmet, and how
 * their statements differ.
 *
 * Decisions are made by {@link evaluate}, for concrete requests in which the statements of both sides can differ. Where
 * resource or trust policies are compared alone, the callers' own policies are taken to allow; where identity policies
 * are compared alone, the resources' are.
 *
 * @param before - every policy that bears on the requests today
 * @param after - every policy that would bear on them
 * @public
 */
export function comparePolicies(
  before: ApplicablePolicies,
  after: ApplicablePolicies,
  options: ComparisonOptions = {},
): PolicyComparison {
  const { needs = [], maxRequests = DEFAULT_MAX_REQUESTS } = options;
  const [left, right] = consenting(before, after);
  const decide = decider(left, right, options);
  const decided: ReturnType<typeof decide>[] = [];
  let complete = true;
  for (const probe of probesOf(
    [...placedStatements(before), ...placedStatements(after)],
    options,
  )) {
    if (decided.length >= maxRequests) {
      complete = false;
      break;
    }
    decided.push(decide(probe));
  }
  const verdicts = needs.map(need => ({
    before: judgeNeed(need, withoutTrust(before), options),
    after: judgeNeed(need, withoutTrust(after), options),
  }));
  return {
    ...summarise(decided),
    needs: verdicts.map(verdict => ({
      need: verdict.before.need,
      before: verdict.before.met,
      after: verdict.after.met,
    })),
    unmet: verdicts
      .map(verdict => verdict.after)
      .filter(({ met }) => met !== 'fully'),
    statements: diffStatements(before, after),
    complete,
  };
}

/** Needs are of the role itself; its trust policy is about others. */
function withoutTrust(policies: ApplicablePolicies): ApplicablePolicies {
  return { ...policies, trust: undefined };
}

function decider(
  before: ApplicablePolicies,
  after: ApplicablePolicies,
  { context }: ComparisonOptions,
) {
  const side = resourceSide({
    resource: before.resource ?? after.resource,
    trust: before.trust ?? after.trust,
  });
  return (probe: Probe) => {
    const { principal } = probe.caller;
    const request: AccessRequest = {
      principal,
      action: probe.example.action,
      resource: probe.example.resource ?? SOME_ROLE,
      ...side(principal),
      context: { ...probe.assumed, ...lowerCaseKeys(context) },
    };
    return {
      probe,
      request,
      before: evaluate(request, before),
      after: evaluate(request, after),
    };
  };
}

/** Lets the callers' own policies allow, where a side of the resource is compared and they are not. */
function consenting(
  before: ApplicablePolicies,
  after: ApplicablePolicies,
): [ApplicablePolicies, ApplicablePolicies] {
  const attachedToResource = [before, after].some(
    ({ resource, trust }) => resource ?? trust,
  );
  if (!attachedToResource || before.identity || after.identity) {
    return [before, after];
  }
  const identity = [
    parsePolicy(
      { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
      { type: 'identity', id: 'assumed' },
    ),
  ];
  return [
    { ...before, identity },
    { ...after, identity },
  ];
}
