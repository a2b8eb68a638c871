import { z } from 'zod';
import { failureSchema } from './failure';

/** The link of the credential chain that answered. @public */
export const CREDENTIAL_SOURCES = [
  'environment',
  'sso',
  'shared-file',
  'assume-role-profile',
  'process',
  'web-identity',
  'container',
  'instance-metadata',
  'config-keys',
  'config-profile',
  'config-role',
  'ssm-parameter',
  'secrets-manager',
] as const;

/** @public */
export type CredentialSource = (typeof CREDENTIAL_SOURCES)[number];

/** @public */
export const EXTERNAL_ID_MODES = [
  'entity',
  'account',
  'fixed',
  'none',
] as const;

/** @public */
export type ExternalIdMode = (typeof EXTERNAL_ID_MODES)[number];

/**
 * One hop of the way from the portal identity to the monitoring role.
 *
 * @public
 */
export const chainHopSchema = z.object({
  kind: z.enum(['portal-identity', 'hub-role', 'monitoring-role']),
  /** Null while nobody knows, for example because the chain is empty. */
  arn: z.string().nullable(),
  accountId: z.string().nullable(),
  /** Set on the portal identity. */
  source: z.enum(CREDENTIAL_SOURCES).optional(),
  /** How this hop was reached, for people: `environment variables`, `AssumeRole with ExternalId`. */
  how: z.string(),
  /** ISO 8601; absent for identities that do not expire. */
  issuedAt: z.string().optional(),
  expiresAt: z.string().optional(),
  status: z.enum(['ok', 'failed', 'not-reached']),
  failure: failureSchema.optional(),
  /** Things to worry about at this hop, one sentence each. */
  hazards: z.array(
    z.object({
      id: z.string(),
      severity: z.enum(['info', 'warning', 'critical']),
      message: z.string(),
      remedy: z.string(),
    }),
  ),
});

/** @public */
export type ChainHop = z.infer<typeof chainHopSchema>;

/**
 * One set of temporary credentials, without the credentials.
 *
 * @public
 */
export const sessionSchema = z.object({
  roleArn: z.string(),
  roleSessionName: z.string(),
  /** Last four characters, the rest masked. */
  accessKeyId: z.string(),
  /** Region of the STS endpoint that issued it. */
  stsRegion: z.string(),
  externalIdMode: z.enum(EXTERNAL_ID_MODES),
  externalId: z.string().optional(),
  sessionPolicy: z.object({
    applied: z.boolean(),
    /** Percent of AWS's limit for packed session policies and tags. */
    packedPolicySizePercent: z.number().optional(),
  }),
  /** Assumed from another assumed role: AWS caps it at one hour. */
  chained: z.boolean(),
  /** ARN of who assumed the role; null when STS could not say. */
  assumedBy: z.string().nullable().optional(),
  sourceIdentity: z.string().optional(),
  /** Session tags, which the service's own CloudTrail shows. */
  tags: z.record(z.string(), z.string()).optional(),
  issuedAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  /** How often this session was renewed since the backend started. */
  refreshCount: z.number(),
  lastFailure: failureSchema.nullable(),
});

/** @public */
export type SessionInfo = z.infer<typeof sessionSchema>;
