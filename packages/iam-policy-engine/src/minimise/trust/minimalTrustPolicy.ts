import { accountOfArn } from '../../matching/arn';
import {
  ConditionDocument,
  PolicyDocument,
  StatementDocument,
} from '../../policy/types';
import { parseTrustRequirement } from './parseTrustRequirement';
import {
  CrossAccountTrust,
  Ec2Trust,
  EksIrsaTrust,
  EksPodIdentityTrust,
  FirehoseTrust,
  RegionalServiceTrust,
  RolesAnywhereTrust,
  TrustRequirement,
} from './types';

/**
 * Generates the trust policy that lets in whom the requirement names and nobody else.
 *
 * @throws {@link TrustRequirementError} when a member is missing or malformed
 * @public
 */
export function minimalTrustPolicy(
  requirement: TrustRequirement,
): PolicyDocument {
  const statement = statementFor(parseTrustRequirement(requirement));
  return { Version: '2012-10-17', Statement: [statement] };
}

function statementFor(requirement: TrustRequirement): StatementDocument {
  switch (requirement.platform) {
    case 'cross-account':
      return crossAccount(requirement);
    case 'eks-irsa':
      return eksServiceAccount(requirement);
    case 'eks-pod-identity':
      return eksPodIdentity(requirement);
    case 'ec2':
      return ec2(requirement);
    case 'roles-anywhere':
      return rolesAnywhere(requirement);
    case 'firehose':
      return firehose(requirement);
    default:
      return regionalService(requirement);
  }
}

function crossAccount({
  principalArn,
  externalId,
  callerArns,
  organizationId,
}: CrossAccountTrust): StatementDocument {
  return {
    Sid: 'AssumeWithExternalId',
    Effect: 'Allow',
    Principal: { AWS: principalArn },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: {
        'sts:ExternalId': externalId,
        ...(organizationId && { 'aws:PrincipalOrgID': organizationId }),
      },
      ...(callerArns && { ArnLike: { 'aws:PrincipalArn': callerArns } }),
    },
  };
}

function eksServiceAccount({
  oidcProviderArn,
  namespace,
  serviceAccount,
  audience = 'sts.amazonaws.com',
}: EksIrsaTrust): StatementDocument {
  const issuer = oidcProviderArn.slice(oidcProviderArn.indexOf('/') + 1);
  return {
    Sid: 'EksServiceAccount',
    Effect: 'Allow',
    Principal: { Federated: oidcProviderArn },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: audience,
        [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
      },
    },
  };
}

/** Source: EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity". */
function eksPodIdentity({
  clusterArn,
  namespace,
  serviceAccount,
}: EksPodIdentityTrust): StatementDocument {
  return {
    Sid: 'EksPodIdentity',
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: {
      StringEquals: {
        'aws:RequestTag/eks-cluster-arn': clusterArn,
        'aws:RequestTag/kubernetes-namespace': namespace,
        'aws:RequestTag/kubernetes-service-account': serviceAccount,
      },
    },
  };
}

function ec2({ partition }: Ec2Trust): StatementDocument {
  return {
    Sid: 'Ec2Instances',
    Effect: 'Allow',
    Principal: {
      Service:
        partition === 'aws-cn' ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com',
    },
    Action: 'sts:AssumeRole',
  };
}

/** Source: IAM Roles Anywhere User Guide, "Trust policy". */
function rolesAnywhere({
  trustAnchorArn,
  commonName,
}: RolesAnywhereTrust): StatementDocument {
  return {
    Sid: 'RolesAnywhere',
    Effect: 'Allow',
    Principal: { Service: 'rolesanywhere.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
    Condition: {
      StringEquals: { 'aws:PrincipalTag/x509Subject/CN': commonName },
      ArnEquals: { 'aws:SourceArn': trustAnchorArn },
    },
  };
}

/** Where a service's requests come from: one account, and one resource or all of a region. */
function fromSource(
  accountId: string | undefined,
  sourceArn: string,
): ConditionDocument {
  return {
    ...(accountId && { StringEquals: { 'aws:SourceAccount': accountId } }),
    ArnLike: { 'aws:SourceArn': sourceArn },
  };
}

function firehose({ deliveryStreamArn }: FirehoseTrust): StatementDocument {
  return {
    Sid: 'FirehoseDelivery',
    Effect: 'Allow',
    Principal: { Service: 'firehose.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: fromSource(accountOfArn(deliveryStreamArn), deliveryStreamArn),
  };
}

/**
 * Source ARNs end in `*`: ECS does not support naming a cluster, and a hybrid node or a log group is not the source.
 * Source: ECS Developer Guide, "Amazon ECS task IAM role"; Systems Manager User Guide, "Create the IAM service role
 * required for Systems Manager in hybrid and multicloud environments"; CloudWatch Logs User Guide, "Log group-level
 * subscription filters".
 */
const REGIONAL_SERVICES: Readonly<
  Record<
    RegionalServiceTrust['platform'],
    { readonly sid: string; readonly principal: string; readonly arn: string }
  >
> = {
  ecs: { sid: 'EcsTasks', principal: 'ecs-tasks.amazonaws.com', arn: 'ecs' },
  'ssm-hybrid': {
    sid: 'SsmHybridNodes',
    principal: 'ssm.amazonaws.com',
    arn: 'ssm',
  },
  'cloudwatch-logs': {
    sid: 'CloudWatchLogsDelivery',
    principal: 'logs.amazonaws.com',
    arn: 'logs',
  },
};

function regionalService({
  platform,
  accountId,
  region,
  partition = 'aws',
}: RegionalServiceTrust): StatementDocument {
  const { sid, principal, arn } = REGIONAL_SERVICES[platform];
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: principal },
    Action: 'sts:AssumeRole',
    Condition: fromSource(
      accountId,
      `arn:${partition}:${arn}:${region}:${accountId}:*`,
    ),
  };
}
