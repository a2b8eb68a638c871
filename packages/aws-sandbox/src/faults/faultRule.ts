import { z } from 'zod';

/** What a fault does to the requests it meets. */
export const FAULT_KINDS = [
  'throttle',
  'server-error',
  'latency',
  'drop-connection',
  'clock-skew',
  'expired-token',
  'garbage-body',
] as const;

/** Which requests a rule meets; an absent member meets all. */
const matchShape = {
  /** As in IAM actions: `sts`, `iam`, `cloudwatch`, `s3`, `cloudtrail`, ... */
  service: z.string().min(1).optional(),
  /** For example `AssumeRole`. */
  operation: z.string().min(1).optional(),
  /** Account of the caller, or of the role that is assumed. */
  accountId: z
    .string()
    .regex(/^\d{12}$/, { error: 'an account id is a string of 12 digits' })
    .optional(),
  /** Name or ARN of the caller's role, or of the role that is assumed. */
  role: z.string().min(1).optional(),
};

/** A fault as it is asked for. */
export const faultRuleSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  ...matchShape,
  /** Requests that are met before the rule is spent; default: no end. */
  count: z.int().min(1).optional(),
  /** Chance that a matching request is met. */
  probability: z.number().gt(0).max(1).default(1),
  enabled: z.boolean().default(true),
  /** For `latency`. */
  latencyMs: z.int().min(1).max(120_000).default(1_000),
  /** For `clock-skew`: seconds that the service's clock is ahead. */
  skewSeconds: z.int().default(3_600),
  /** For `server-error`. */
  status: z.union([z.literal(500), z.literal(503)]).default(500),
});

/**
 * A fault to inject; everything but `kind` has a default.
 *
 * @public
 */
export type FaultRuleInput = z.input<typeof faultRuleSchema>;

/**
 * A fault that has been injected.
 *
 * @public
 */
export interface FaultRule extends z.output<typeof faultRuleSchema> {
  readonly id: string;
  /** Requests met so far. */
  readonly met: number;
}

/** What rules look at. */
export interface FaultTarget {
  readonly service: string;
  readonly operation: string;
  /** The caller's account and that of an assumed role. */
  readonly accountIds: readonly string[];
  /** ARNs of the caller's role and of an assumed role. */
  readonly roleArns: readonly string[];
}

function isRole(arn: string, wanted: string): boolean {
  return wanted.startsWith('arn:')
    ? arn === wanted
    : arn.slice(arn.lastIndexOf('/') + 1) === wanted;
}

/** Whether a rule is meant for a request, chance and count aside. */
export function meets(
  rule: Omit<FaultRuleInput, 'kind'>,
  target: FaultTarget,
): boolean {
  const { service, operation, accountId, role } = rule;
  return (
    (service === undefined || service === target.service) &&
    (operation === undefined || operation === target.operation) &&
    (accountId === undefined || target.accountIds.includes(accountId)) &&
    (role === undefined || target.roleArns.some(arn => isRole(arn, role)))
  );
}
