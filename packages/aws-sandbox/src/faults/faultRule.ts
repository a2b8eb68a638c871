import { z } from 'zod';

const FAULT_KINDS = [
  'throttle',
  'server-error',
  'latency',
  'drop-connection',
  'clock-skew',
  'expired-token',
  'garbage-body',
] as const;

const matchShape = {
  service: z.string().min(1).optional(),
  operation: z.string().min(1).optional(),
  accountId: z
    .string()
    .regex(/^\d{12}$/, { error: 'an account id is a string of 12 digits' })
    .optional(),
  role: z.string().min(1).optional(),
};

/** A fault as it is asked for. */
export const faultRuleSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  ...matchShape,
  count: z.int().min(1).optional(),
  probability: z.number().gt(0).max(1).default(1),
  enabled: z.boolean().default(true),
  latencyMs: z.int().min(1).max(120_000).default(1_000),
  skewSeconds: z.int().default(3_600),
  status: z.union([z.literal(500), z.literal(503)]).default(500),
});

/**
 * What a fault does to the requests it meets.
 *
 * @public
 */
export type FaultKind =
  | 'throttle'
  | 'server-error'
  | 'latency'
  | 'drop-connection'
  | 'clock-skew'
  | 'expired-token'
  | 'garbage-body';

/**
 * A fault to inject. It meets the requests that fit every member of `service`, `operation`, `accountId` and `role` that
 * is given.
 *
 * @public
 */
export interface FaultRuleInput {
  readonly kind: FaultKind;
  /** As in IAM actions: `sts`, `iam`, `cloudwatch`, `s3`, `cloudtrail`, ... */
  readonly service?: string;
  /** For example `AssumeRole`. */
  readonly operation?: string;
  /** Account of the caller, or of the role that is assumed. */
  readonly accountId?: string;
  /** Name or ARN of the caller's role, or of the role that is assumed. */
  readonly role?: string;
  /** Requests that are met before the rule is spent; default: no end. */
  readonly count?: number;
  /** Chance that a matching request is met, above 0 to 1. Default: 1. */
  readonly probability?: number;
  /** Default: true. */
  readonly enabled?: boolean;
  /** For `latency`. Default: 1,000. */
  readonly latencyMs?: number;
  /** For `clock-skew`: seconds that the service's clock is ahead. Default: 3,600. */
  readonly skewSeconds?: number;
  /** For `server-error`. Default: 500. */
  readonly status?: 500 | 503;
}

/**
 * A fault that has been injected.
 *
 * @public
 */
export interface FaultRule extends FaultRuleInput {
  readonly id: string;
  /** Requests met so far. */
  readonly met: number;
  readonly probability: number;
  readonly enabled: boolean;
  readonly latencyMs: number;
  readonly skewSeconds: number;
  readonly status: 500 | 503;
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
