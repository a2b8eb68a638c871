import { Policy, PolicyType } from '../policy/types';
import { Verdict, judge } from './compiledPolicy';
import { RequestView } from './requestView';
import { AccessRequest, ApplicablePolicies } from './types';

/** What each set of policies that must agree says; an organisation level is a set of its own. */
export interface LayerVerdict extends Verdict {
  readonly type: PolicyType;
  readonly policies: readonly Policy[];
}

const SERVICE_LINKED_ROLE = /:role\/aws-service-role\//;

function isServiceLinked({ principal }: AccessRequest): boolean {
  return SERVICE_LINKED_ROLE.test(principal.roleArn ?? principal.arn);
}

/** SCPs bind the principals of member accounts, root included, but not service-linked roles. */
function scpsApply(request: AccessRequest): boolean {
  const { kind } = request.principal;
  const hasNoAccount =
    kind === 'service' || kind === 'federated' || kind === 'anonymous';
  return !hasNoAccount && !isServiceLinked(request);
}

/**
 * Judges every policy that bears on the request, in the order in which a denial is reported.
 * Source: Organizations User Guide, "SCP evaluation" and "RCP evaluation"; IAM User Guide, "Policy evaluation logic".
 */
export function judgeLayers(
  request: AccessRequest,
  policies: ApplicablePolicies,
  view: RequestView,
): readonly LayerVerdict[] {
  const layers: LayerVerdict[] = [];
  const add = (type: PolicyType, list: readonly Policy[]) =>
    layers.push({ type, policies: list, ...judge(list, view) });
  if (scpsApply(request)) policies.scp?.forEach(level => add('scp', level));
  if (!isServiceLinked(request)) {
    policies.rcp?.forEach(level => add('rcp', level));
  }
  if (policies.vpcEndpoint?.length) add('vpc-endpoint', policies.vpcEndpoint);
  if (policies.trust) add('trust', [policies.trust]);
  if (policies.resource) add('resource', [policies.resource]);
  if (policies.identity?.length) add('identity', policies.identity);
  if (policies.boundary) add('boundary', [policies.boundary]);
  if (policies.session?.length) add('session', policies.session);
  return layers;
}
