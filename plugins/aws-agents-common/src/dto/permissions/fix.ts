import { z } from 'zod';
import { permissionFindingSchema } from './finding';
import { neededPermissionSchema } from './needed';

/** In which form the fixed policies can be had. @public */
export const FIX_FLAVOURS = [
  'json',
  'terraform',
  'cloudformation',
  'cdk',
] as const;

/** @public */
export const fixFlavourSchema = z.enum(FIX_FLAVOURS);

/** @public */
export type FixFlavour = z.infer<typeof fixFlavourSchema>;

/** One line of a difference between two texts. @public */
export const diffLineSchema = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  text: z.string(),
  /** Line number in today's text, from 1. */
  before: z.number().optional(),
  /** Line number in the new text, from 1. */
  after: z.number().optional(),
});

/** @public */
export type DiffLine = z.infer<typeof diffLineSchema>;

/** A generated policy beside today's. @public */
export const fixedPolicySchema = z.object({
  /** Pretty-printed JSON. */
  before: z.string(),
  after: z.string(),
  diff: z.array(diffLineSchema),
  /** Characters as IAM counts them. */
  size: z.number(),
  /** Sid of each statement, with what it is for. */
  reasons: z.array(z.object({ sid: z.string(), why: z.array(z.string()) })),
});

/** @public */
export type FixedPolicy = z.infer<typeof fixedPolicySchema>;

/** Access that the fix would give or take. @public */
export const accessChangeSchema = z.object({
  action: z.string(),
  resource: z.string().optional(),
  principal: z.string().optional(),
  /** What the scope includes and yet does not change, in words. */
  except: z.array(z.string()),
});

/** @public */
export type AccessChangeInfo = z.infer<typeof accessChangeSchema>;

/** What applying the fix would change. @public */
export const fixEffectSchema = z.object({
  /** A bounded number. */
  newlyAllowed: z.array(accessChangeSchema),
  newlyAllowedCount: z.number(),
  newlyDenied: z.array(accessChangeSchema),
  newlyDeniedCount: z.number(),
  /** Needs that the new policies would leave unmet: none, unless a boundary or SCP stops them. */
  unmet: z.array(neededPermissionSchema),
  /** Findings of the new policies: none. */
  findings: z.array(permissionFindingSchema),
  /** False: there was more to compare than could be. */
  complete: z.boolean(),
});

/** @public */
export type FixEffect = z.infer<typeof fixEffectSchema>;

/** A text to copy or to download. @public */
export const fixFileSchema = z.object({
  /** File name for the download. */
  name: z.string(),
  title: z.string(),
  language: z.enum(['json', 'hcl', 'yaml', 'typescript']),
  text: z.string(),
});

/** @public */
export type FixFile = z.infer<typeof fixFileSchema>;

/** Answer of `GET .../permissions/fix`. @public */
export const permissionFixResponseSchema = z.object({
  flavour: fixFlavourSchema,
  /** Null, with `reason`, when no policy can be generated. */
  fix: z
    .object({
      files: z.array(fixFileSchema),
      identity: fixedPolicySchema,
      /** Null, with `trustReason`, when whom to trust is not known. */
      trust: fixedPolicySchema.nullable(),
      trustReason: z.string().optional(),
      effect: fixEffectSchema,
      /** Policies of today that the generated one replaces. */
      replaces: z.array(z.string()),
      /** What the reader should know before applying it. */
      notes: z.array(z.string()),
    })
    .nullable(),
  reason: z.string().optional(),
  serverTime: z.string(),
});

/** @public */
export type PermissionFixResponse = z.infer<typeof permissionFixResponseSchema>;
