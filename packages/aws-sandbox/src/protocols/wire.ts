import type { Protocol } from '../service';
import type { ServiceName } from './model/serviceFacts';

/**
 * An HTTP request as the transport received it, aws-chunked framing already removed from the body.
 *
 * @public
 */
export interface WireRequest {
  readonly method: string;
  /** Path and query as received, still percent-encoded. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * An HTTP reply. `content-length` is given only where it differs from the length of the body: in replies to HEAD.
 *
 * @public
 */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Where a request is going, as far as can be said without reading its input.
 *
 * @public
 */
export interface WireTarget {
  /** Undefined when the request names no service that the sandbox has. */
  readonly service?: ServiceName;
  readonly protocol: Protocol;
  /** Undefined when the request names no operation of the service. */
  readonly operation?: string;
  /** The request was a HEAD: its reply has no body. */
  readonly bodiless?: boolean;
  /** The client asked for query-style error codes with `x-amzn-query-mode`. */
  readonly queryMode?: boolean;
  /** Path that an S3 error names. */
  readonly resource?: string;
}

/**
 * A request in terms of its service's API.
 *
 * @public
 */
export interface DecodedRequest extends WireTarget {
  readonly service: ServiceName;
  readonly operation: string;
  /** Shaped like the input of the SDK's command. */
  readonly input: Record<string, unknown>;
}
