/**
 * Instances with an instance profile.
 *
 * @public
 */
export interface Ec2Platform {
  readonly type: 'ec2';
}

/**
 * A pod on EKS whose service account is trusted by the cluster's OIDC provider.
 *
 * @public
 */
export interface EksIrsaPlatform {
  readonly type: 'eks-irsa';
  readonly clusterName: string;
  /** ARN of the cluster's OIDC provider in IAM. */
  readonly oidcProviderArn: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * A pod on EKS with an EKS Pod Identity association. The cluster is in the first region.
 *
 * @public
 */
export interface EksPodIdentityPlatform {
  readonly type: 'eks-pod-identity';
  readonly clusterName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * A task on ECS with Fargate.
 *
 * @public
 */
export interface EcsPlatform {
  readonly type: 'ecs';
  /** Of the task's own log; created by the first task. */
  readonly logGroup: string;
  /** CPU units; default: 512. */
  readonly cpu?: number;
  /** MiB; default: 1024. */
  readonly memory?: number;
}

/**
 * A machine outside AWS with a certificate, by IAM Roles Anywhere.
 *
 * @public
 */
export interface OnPremisesPlatform {
  readonly type: 'on-premises';
  readonly trustAnchorArn: string;
  /** Common name of the certificate's subject. */
  readonly commonName: string;
  /** Default: `/etc/alloy/pki/certificate.pem`. */
  readonly certificatePath?: string;
  /** Default: `/etc/alloy/pki/private-key.pem`. */
  readonly privateKeyPath?: string;
}

/**
 * Where an agent runs, and thereby how it gets its credentials.
 *
 * @public
 */
export type PlatformRequest =
  | Ec2Platform
  | EksIrsaPlatform
  | EksPodIdentityPlatform
  | EcsPlatform
  | OnPremisesPlatform;

/** @public */
export type PlatformType = PlatformRequest['type'];
