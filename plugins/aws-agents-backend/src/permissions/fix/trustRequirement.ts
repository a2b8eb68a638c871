import type { RoleData } from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import type { Policy, TrustRequirement } from 'iam-policy-engine';
import { readTrust } from '../../agents';

/** Whom a role is to trust, or why nobody can tell. */
export type TrustAnswer =
  | { readonly requirement: TrustRequirement }
  | { readonly reason: string };

/**
 * Whom the agent role is to trust, by where the agent runs. What the
 * annotations do not say - cluster, service account, certificate - is taken
 * from today's trust policy, where that is definite.
 */
export function trustRequirementOf(
  agent: ObservedAgent,
  role: RoleData,
  trust: Policy | undefined,
): TrustAnswer {
  const { accountId, partition } = agent;
  switch (agent.binding.platform) {
    case 'ec2':
      return { requirement: { platform: 'ec2', partition } };
    case 'ecs':
      return agent.regions.length === 1
        ? {
            requirement: {
              platform: 'ecs',
              accountId,
              partition,
              region: agent.regions[0],
            },
          }
        : unknown('in which of the regions the tasks run');
    case 'eks-irsa':
      return irsa(role, trust);
    case 'eks-pod-identity':
      return podIdentity(trust);
    case 'on-premises':
      return rolesAnywhere(trust);
    default:
      return {
        reason:
          'The annotation aws-agents/platform does not say where the agent runs.',
      };
  }
}

function unknown(what: string): TrustAnswer {
  return {
    reason: `Neither the annotations nor today's trust policy say ${what}.`,
  };
}

function irsa(
  { accountId, trustPolicy, arn }: RoleData,
  trust: Policy | undefined,
): TrustAnswer {
  const accounts = readTrust(trustPolicy)?.serviceAccounts ?? [];
  const [account] = accounts;
  const isDefinite =
    accounts.length === 1 &&
    isName(account.namespace) &&
    isName(account.serviceAccount);
  if (!isDefinite || !account.namespace || !account.serviceAccount) {
    return unknown('which one service account the agent has');
  }
  const { issuer, namespace, serviceAccount } = account;
  const partition = arn.split(':')[1];
  const [audience] = valuesOf(trust, `${issuer}:aud`);
  return {
    requirement: {
      platform: 'eks-irsa',
      oidcProviderArn: `arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`,
      namespace,
      serviceAccount,
      ...(isName(audience) ? { audience } : {}),
    },
  };
}

function podIdentity(trust: Policy | undefined): TrustAnswer {
  const [clusterArn] = valuesOf(trust, 'aws:RequestTag/eks-cluster-arn');
  const [namespace] = valuesOf(trust, 'aws:RequestTag/kubernetes-namespace');
  const [serviceAccount] = valuesOf(
    trust,
    'aws:RequestTag/kubernetes-service-account',
  );
  return isName(clusterArn) && isName(namespace) && isName(serviceAccount)
    ? {
        requirement: {
          platform: 'eks-pod-identity',
          clusterArn,
          namespace,
          serviceAccount,
        },
      }
    : unknown('which service account of which cluster the agent has');
}

function rolesAnywhere(trust: Policy | undefined): TrustAnswer {
  const [trustAnchorArn] = valuesOf(trust, 'aws:SourceArn');
  const [commonName] = valuesOf(trust, 'aws:PrincipalTag/x509Subject/CN');
  return isName(trustAnchorArn) && isName(commonName)
    ? {
        requirement: { platform: 'roles-anywhere', trustAnchorArn, commonName },
      }
    : unknown('which certificate of which trust anchor the agent has');
}

/** The values that Allow statements demand of a key; none when there are several. */
function valuesOf(policy: Policy | undefined, key: string): string[] {
  const values = (policy?.statements ?? [])
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ conditions }) => conditions)
    .filter(
      condition =>
        condition.key.toLowerCase() === key.toLowerCase() &&
        /^(?:String|Arn)(?:Equals|Like)$/.test(condition.operator),
    )
    .flatMap(condition => condition.values);
  const distinct = [...new Set(values)];
  return distinct.length === 1 ? distinct : [];
}

function isName(text: string | null | undefined): text is string {
  return Boolean(text) && !/[*?$]/.test(text ?? '');
}
