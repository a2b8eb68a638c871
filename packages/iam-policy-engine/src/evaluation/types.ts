import { Policy, PolicyType } from '../policy/types';

/**
 * Who makes a request.
 *
 * @public
 */
export interface RequestPrincipal {
  readonly kind:
    | 'user'
    | 'role'
    | 'assumed-role'
    | 'federated-user'
    | 'root'
    | 'federated'
    | 'service'
    | 'anonymous';
  /**
   * ARN of the caller, e.g. `arn:aws:sts::111122223333:assumed-role/agent/i-0abc`. For services the service
   * principal, for web identities the provider, for anonymous callers `*`.
   */
  readonly arn: string;
  /** 12 digits; default: the account of `arn`. */
  readonly accountId?: string;
  /** ARN, path included, of the role behind an assumed-role session. */
  readonly roleArn?: string;
  /** ARN of the user behind a session of GetFederationToken. */
  readonly userArn?: string;
  /** Provider ARN or host name of a `federated` caller. */
  readonly federatedProvider?: string;
  /** Service principal of a `service` caller, e.g. `ec2.amazonaws.com`. */
  readonly service?: string;
  /** Value of `aws:userid`, e.g. `AROAEXAMPLE:session-name`. */
  readonly userId?: string;
  /** S3 canonical user id, where known. */
  readonly canonicalUserId?: string;
}

/**
 * Values of condition keys. Key names are not case-sensitive. A list makes the key multivalued; undefined is the same
 * as leaving the key out.
 *
 * @public
 */
export type RequestContext = {
  readonly [key: string]: string | readonly string[] | undefined;
};

/**
 * One action by one principal on one resource.
 *
 * @public
 */
export interface AccessRequest {
  readonly principal: RequestPrincipal;
  /** E.g. `s3:GetObject`. */
  readonly action: string;
  /** ARN of the resource, or `*` for actions without one. */
  readonly resource: string;
  /** Account that owns the resource; default: the account of the ARN, else the caller's own. */
  readonly resourceAccountId?: string;
  readonly context?: RequestContext;
}

/**
 * All policies that bear on a request. Absent or empty means that no such policy is attached; but an organisation
 * level without SCPs allows nothing.
 *
 * @public
 */
export interface ApplicablePolicies {
  readonly identity?: readonly Policy[];
  readonly resource?: Policy;
  readonly trust?: Policy;
  readonly boundary?: Policy;
  readonly session?: readonly Policy[];
  /** One list per organisation level, root first; every level must allow. Of the caller's account. */
  readonly scp?: readonly (readonly Policy[])[];
  /** One list per organisation level, root first. Of the resource's account. Only their Deny statements count. */
  readonly rcp?: readonly (readonly Policy[])[];
  readonly vpcEndpoint?: readonly Policy[];
}

/**
 * How a decision names a policy.
 *
 * @public
 */
export interface PolicyReference {
  readonly id: string;
  readonly arn?: string;
  readonly type: PolicyType;
}

/**
 * How a decision names a statement.
 *
 * @public
 */
export interface StatementReference {
  /** Zero-based position in the policy. */
  readonly index: number;
  readonly sid?: string;
}

/**
 * A statement that applied to the request.
 *
 * @public
 */
export interface MatchedStatement {
  readonly policy: PolicyReference;
  readonly statement: StatementReference;
  readonly effect: 'Allow' | 'Deny';
}

/**
 * The outcome of {@link evaluate}.
 *
 * @public
 */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: 'allowed' | 'explicit-deny' | 'implicit-deny';
  /** The policy type that permitted or stopped the request. Absent when root needed no policy. */
  readonly policyType?: PolicyType;
  /** The deciding policy; absent when an implicit denial has no single policy behind it. */
  readonly policy?: PolicyReference;
  /** The deciding statement; absent for implicit denials. */
  readonly statement?: StatementReference;
  /** Every statement that applied, Allow and Deny, in order of evaluation. */
  readonly matched: readonly MatchedStatement[];
}
