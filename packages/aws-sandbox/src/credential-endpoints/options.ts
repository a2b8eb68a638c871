import { z } from 'zod';

const accountIdSchema = z.string().regex(/^\d{12}$/);
const common = {
  region: z.string().default('eu-west-1'),
  /** Seconds that the credentials last. */
  sessionSeconds: z.int().min(1).max(43_200).default(21_600),
};

export const instanceMetadataSchema = z.strictObject({
  accountId: accountIdSchema,
  /** Name of an instance profile of the seed; without it the instance has no role. */
  instanceProfile: z.string().optional(),
  instanceId: z
    .string()
    .regex(/^i-[0-9a-f]{8,17}$/)
    .default('i-0123456789abcdef0'),
  /** `optional` also answers IMDSv1. */
  httpTokens: z.enum(['required', 'optional']).default('required'),
  ...common,
});

export const taskRoleSchema = z.strictObject({
  roleArn: z.string(),
  cluster: z.string().default('telemetry'),
  ...common,
});

export const podIdentitySchema = z.strictObject({
  roleArn: z.string(),
  /** URL of the cluster's issuer: an OIDC provider of the seed. */
  issuer: z.string(),
  cluster: z.string().default('telemetry'),
  namespace: z.string(),
  serviceAccount: z.string(),
  ...common,
});

/**
 * What all endpoints have in common.
 *
 * @public
 */
export interface EndpointOptions {
  /** Default: `eu-west-1`. */
  readonly region?: string;
  /** Seconds that the credentials last, up to 43,200. Default: 21,600. */
  readonly sessionSeconds?: number;
}

/**
 * An EC2 instance to be the metadata service of.
 *
 * @public
 */
export interface InstanceMetadataOptions extends EndpointOptions {
  readonly accountId: string;
  /** Name of an instance profile of the seed; without it the instance has no role. */
  readonly instanceProfile?: string;
  /** Default: `i-0123456789abcdef0`. */
  readonly instanceId?: string;
  /** `optional` also answers IMDSv1. Default: `required`. */
  readonly httpTokens?: 'required' | 'optional';
}

/**
 * An ECS task to hand out credentials to.
 *
 * @public
 */
export interface TaskRoleOptions extends EndpointOptions {
  readonly roleArn: string;
  /** Default: `telemetry`. */
  readonly cluster?: string;
}

/**
 * A pod with an association of EKS Pod Identity.
 *
 * @public
 */
export interface PodIdentityOptions extends EndpointOptions {
  readonly roleArn: string;
  /** URL of the cluster's issuer: an OIDC provider of the seed. */
  readonly issuer: string;
  /** Default: `telemetry`. */
  readonly cluster?: string;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** How an endpoint is asked for over the control endpoint. */
export const credentialEndpointSchema = z.discriminatedUnion('kind', [
  instanceMetadataSchema.extend({ kind: z.literal('instance-metadata') }),
  taskRoleSchema.extend({ kind: z.literal('task-role') }),
  podIdentitySchema.extend({ kind: z.literal('pod-identity') }),
]);

/** An endpoint of any kind, as it is asked for. */
export type CredentialEndpointRequest = z.output<
  typeof credentialEndpointSchema
>;
