/**
 * A role that a portal in another account assumes to observe this one.
 *
 * @public
 */
export interface CrossAccountTrust {
  readonly platform: 'cross-account';
  /** ARN of the role that assumes, or of its account's root together with `callerArns`. */
  readonly principalArn: string;
  readonly externalId: string;
  /** ARN patterns of the callers within the principal's account. */
  readonly callerArns?: readonly string[];
  /** E.g. `o-a1b2c3d4e5`: only callers of the organization. */
  readonly organizationId?: string;
}

/**
 * An EKS service account, by the cluster's OIDC provider.
 *
 * @public
 */
export interface EksIrsaTrust {
  readonly platform: 'eks-irsa';
  readonly oidcProviderArn: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Default: `sts.amazonaws.com`. */
  readonly audience?: string;
}

/**
 * An EKS service account, by EKS Pod Identity. The cluster must not have session tags disabled.
 *
 * @public
 */
export interface EksPodIdentityTrust {
  readonly platform: 'eks-pod-identity';
  readonly clusterArn: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * A service that assumes the role on behalf of resources in one account and region: ECS and Fargate tasks, SSM hybrid
 * nodes, CloudWatch Logs deliveries.
 *
 * @public
 */
export interface RegionalServiceTrust {
  readonly platform: 'ecs' | 'ssm-hybrid' | 'cloudwatch-logs';
  readonly accountId: string;
  readonly region: string;
  /** Default: `aws`. */
  readonly partition?: string;
}

/**
 * EC2 instances. EC2 sends no condition keys; the instance profile decides who gets the role.
 *
 * @public
 */
export interface Ec2Trust {
  readonly platform: 'ec2';
  /** Default: `aws`. In `aws-cn` the service has another name. */
  readonly partition?: string;
}

/**
 * A machine outside AWS with a certificate.
 *
 * @public
 */
export interface RolesAnywhereTrust {
  readonly platform: 'roles-anywhere';
  readonly trustAnchorArn: string;
  /** Common name of the certificate's subject. */
  readonly commonName: string;
}

/**
 * A Firehose stream that delivers to a bucket or an endpoint.
 *
 * @public
 */
export interface FirehoseTrust {
  readonly platform: 'firehose';
  readonly deliveryStreamArn: string;
}

/**
 * Whom a role is to trust.
 *
 * @public
 */
export type TrustRequirement =
  | CrossAccountTrust
  | EksIrsaTrust
  | EksPodIdentityTrust
  | RegionalServiceTrust
  | Ec2Trust
  | RolesAnywhereTrust
  | FirehoseTrust;

/**
 * Where an agent can run, or what can deliver for it.
 *
 * @public
 */
export type TrustPlatform = TrustRequirement['platform'];
