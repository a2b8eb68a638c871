import { PrincipalMatch } from '../matching/principalMatcher';
import { PolicyType } from '../policy/types';
import { Grant } from './compiledPolicy';
import { callerAccountOf, resourceAccountOf } from './requestKeys';
import { AccessRequest } from './types';
import { LayerVerdict } from './verdicts';

/** Who decided, once no statement denies explicitly. */
export type Outcome =
  | { readonly allowed: true; readonly grant?: Grant }
  | { readonly allowed: false; readonly stoppedBy: PolicyType };

/** Services whose resource policies must allow every caller, if only by naming the account. */
const SERVICES_THAT_REQUIRE_RESOURCE_POLICY: readonly string[] = ['kms'];

const STRENGTH: Readonly<Record<PrincipalMatch, number>> = {
  direct: 3,
  behind: 2,
  account: 1,
};

const stop = (stoppedBy: PolicyType): Outcome => ({
  allowed: false,
  stoppedBy,
});
const allow = (grant?: Grant): Outcome => ({ allowed: true, grant });

/** The layers by type, and what the decision asks of them. */
class Layers {
  constructor(private readonly layers: readonly LayerVerdict[]) {}

  /** True when policies of the type are attached and one of their levels has no Allow. */
  withholds(type: PolicyType): boolean {
    return this.layers.some(
      layer => layer.type === type && layer.grants.length === 0,
    );
  }

  has(type: PolicyType): boolean {
    return this.layers.some(layer => layer.type === type);
  }

  /** The grant that names the caller most directly. */
  grant(type: PolicyType): Grant | undefined {
    const grants = this.layers
      .filter(layer => layer.type === type)
      .flatMap(layer => layer.grants);
    return grants.reduce<Grant | undefined>(
      (best, next) =>
        best && STRENGTH[best.principal] >= STRENGTH[next.principal]
          ? best
          : next,
      undefined,
    );
  }
}

/**
 * Decides a request that no statement denies explicitly.
 * Source: IAM User Guide, "Policy evaluation logic" and "Cross-account policy evaluation logic".
 */
export function decideWithoutDeny(
  request: AccessRequest,
  verdicts: readonly LayerVerdict[],
): Outcome {
  const layers = new Layers(verdicts);
  if (layers.withholds('scp')) return stop('scp');
  // RCPs never withhold: RCPFullAWSAccess is attached to every level and cannot be detached.
  if (layers.withholds('vpc-endpoint')) return stop('vpc-endpoint');
  const onResource = layers.has('trust') ? 'trust' : 'resource';
  const resourceGrant = layers.grant(onResource);
  const { kind } = request.principal;
  const account = callerAccountOf(request.principal);
  if (onResource === 'trust' && (kind === 'root' || kind === 'anonymous')) {
    // STS takes neither: "Roles may not be assumed by root accounts."
    return stop('trust');
  }
  if (account === undefined) {
    return resourceGrant ? allow(resourceGrant) : stop(onResource);
  }
  const crossAccount = account !== resourceAccountOf(request);
  if (crossAccount) {
    return decideAcrossAccounts(request, layers, resourceGrant, onResource);
  }
  if (!resourceGrant && resourcePolicyMustAllow(request, layers)) {
    return stop(onResource);
  }
  if (kind === 'root') return allow(resourceGrant);
  if (resourceGrant?.principal === 'direct') return allow(resourceGrant);
  const limitedBy = limitOn(request, layers);
  if (resourceGrant?.principal === 'behind') {
    return limitedBy ? stop(limitedBy) : allow(resourceGrant);
  }
  return decideByIdentity(layers, limitedBy);
}

/** Trust policies and KMS key policies are the exceptions to "identity or resource policy". */
function resourcePolicyMustAllow(
  { action }: AccessRequest,
  layers: Layers,
): boolean {
  if (layers.has('trust')) return true;
  const service = action.slice(0, action.indexOf(':')).toLowerCase();
  return (
    layers.has('resource') &&
    SERVICES_THAT_REQUIRE_RESOURCE_POLICY.includes(service)
  );
}

/** The policy type that limits what identity policies and grants to the role behind a session give. */
function limitOn(
  { principal }: AccessRequest,
  layers: Layers,
): PolicyType | undefined {
  if (layers.withholds('boundary')) return 'boundary';
  // A federated user without session policies has no permissions of its own.
  const sessionMissing =
    principal.kind === 'federated-user' && !layers.has('session');
  return sessionMissing || layers.withholds('session') ? 'session' : undefined;
}

function decideByIdentity(
  layers: Layers,
  limitedBy: PolicyType | undefined,
): Outcome {
  const identityGrant = layers.grant('identity');
  if (!identityGrant) return stop('identity');
  return limitedBy ? stop(limitedBy) : allow(identityGrant);
}

/** Both accounts must allow; no way of naming the caller dispenses with its own account's consent. */
function decideAcrossAccounts(
  request: AccessRequest,
  layers: Layers,
  resourceGrant: Grant | undefined,
  onResource: 'trust' | 'resource',
): Outcome {
  if (request.principal.kind !== 'root') {
    const identity = decideByIdentity(layers, limitOn(request, layers));
    if (!identity.allowed) return identity;
  }
  return resourceGrant ? allow(resourceGrant) : stop(onResource);
}
