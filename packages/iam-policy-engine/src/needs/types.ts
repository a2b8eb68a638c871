import {
  AccessRequest,
  ApplicablePolicies,
  Decision,
  RequestContext,
  RequestPrincipal,
} from '../evaluation/types';
import { ConditionDocument } from '../policy/types';

/**
 * Something a workload has to do.
 *
 * @public
 */
export interface AccessNeed {
  /** E.g. `s3:GetObject`; wildcards mean that every action matched is needed. */
  readonly action: string;
  /** ARN, with wildcards where every resource matched is needed; `*` for actions that take no resource. */
  readonly resource: string;
  /** What every request of the need will satisfy, so that a policy may demand it. */
  readonly conditions?: ConditionDocument;
  /** One sentence for people on what it is needed for. */
  readonly why?: string;
}

/**
 * The policies by which needs are judged: those of the identity, its limits, and the resource's own.
 *
 * @public
 */
export type GrantingPolicies = Omit<ApplicablePolicies, 'trust'>;

/**
 * In whose name needs are judged.
 *
 * @public
 */
export interface NeedOptions {
  /** Default: a role of which nothing is known. */
  readonly principal?: RequestPrincipal;
  /** Condition keys that all requests have, e.g. `aws:SourceVpc`; they take precedence over what needs promise. */
  readonly context?: RequestContext;
}

/**
 * How far policies satisfy a need. A need with wildcards is met partly when a policy allows or denies only some of what
 * they match.
 *
 * @public
 */
export type NeedExtent = 'fully' | 'partly' | 'not';

/**
 * What policies say to a need.
 *
 * @public
 */
export interface NeedVerdict {
  readonly need: AccessNeed;
  readonly met: NeedExtent;
  /** A request of the need that is refused, and who refuses it; absent when the need is met fully. */
  readonly refused?: {
    readonly request: AccessRequest;
    readonly decision: Decision;
  };
}
