import type { RequestPrincipal, Policy } from 'iam-policy-engine';
import type { Session } from './identity/Session';
import type { Role, User } from './world/entities';

/** Wire protocols that the sandbox speaks. */
export type Protocol =
  | 'awsQuery'
  | 'ec2Query'
  | 'awsJson1_0'
  | 'awsJson1_1'
  | 'rpcV2Cbor'
  | 'restXml'
  | 'restJson1';

/** Who signed a request, once its signature has been verified. */
export interface Caller {
  readonly principal: RequestPrincipal;
  /** Account of the caller; undefined for anonymous and federated callers. */
  readonly accountId?: string;
  readonly accessKeyId?: string;
  /** Name of the assumed-role session, when there is one. */
  readonly sessionName?: string;
  /** The user or role whose policies apply; absent for anonymous and federated callers. */
  readonly identity?: User | Role;
  /** The temporary credentials that signed, when they were temporary. */
  readonly session?: Session;
}

/** One permission that a request needs. */
export interface AccessCheck {
  /** IAM action, for example `s3:GetObject`. */
  readonly action: string;
  /** ARN of the resource, or `*` for actions that take none. */
  readonly resource: string;
  /** Account that owns the resource; the caller's own unless given. */
  readonly resourceAccountId?: string;
  /** Policy attached to the resource, for example a bucket policy. */
  readonly resourcePolicy?: Policy;
  /** Trust policy of the role, for `sts:AssumeRole*`. */
  readonly trustPolicy?: Policy;
  /** Who asks, when it is not the signer: a web identity. */
  readonly principal?: RequestPrincipal;
  /** Condition keys of this request, for example `sts:ExternalId`. */
  readonly context?: Readonly<Record<string, string | string[]>>;
}

/** What an operation may look at while it answers. */
export interface OperationContext<TState> {
  /** The sandbox's time, which a test may drive. */
  readonly now: Date;
  readonly region: string;
  /** Account in which the operation acts: the caller's. */
  readonly accountId: string;
  readonly caller: Caller;
  readonly requestId: string;
  readonly state: TState;
  /**
   * Decides a permission that refuses a part of the request only, while `handle` runs. What `checks` names refuses the
   * whole request.
   */
  readonly isAllowed: (check: AccessCheck) => boolean;
}

/**
 * One API operation. Input and output are shaped like the AWS SDK's command
 * input and output; the protocol layer translates them from and to the wire.
 */
export interface Operation<TState, TInput, TOutput> {
  /** Permissions the request needs, decided before `handle` runs. */
  checks(input: TInput, context: OperationContext<TState>): AccessCheck[];
  /** Answers the request, or throws an {@link AwsError}. */
  handle(
    input: TInput,
    context: OperationContext<TState>,
  ): TOutput | Promise<TOutput>;
}

/**
 * An error in AWS's own terms. `code` is the wire code, for example
 * `AccessDenied` or `ValidationError`.
 */
export class AwsError extends Error {
  readonly code: string;
  readonly httpStatus: number;
  /** Members of the error shape besides the message, if it has any. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: string,
    httpStatus: number = 400,
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.httpStatus = httpStatus;
    this.members = members;
  }
}
