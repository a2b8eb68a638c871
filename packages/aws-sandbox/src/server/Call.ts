import type { ParsedSignature } from 'sigv4-inspect';
import { ANONYMOUS } from '../identity';
import type { DecodedRequest, WireTarget } from '../protocols';
import type { AccessCheck, AwsError, Caller } from '../service';
import type { ReceivedRequest } from './received';

/** One request on its way through the pipeline, with what has been found out about it so far. */
export interface Call {
  readonly requestId: string;
  readonly received: ReceivedRequest;
  /** The sandbox's time at arrival. */
  readonly now: Date;
  readonly target: WireTarget;
  /** What the request says about its signer; unverified. */
  readonly claimed?: ParsedSignature;
  readonly region: string;
  caller: Caller;
  decoded?: DecodedRequest;
  /** Every permission that was asked for. */
  readonly checks: AccessCheck[];
  output?: unknown;
  error?: AwsError;
}

/** Region of calls that name none, because nobody signed them. */
const DEFAULT_REGION = 'us-east-1';

/** A call at its beginning. */
export function newCall(
  facts: Pick<Call, 'requestId' | 'received' | 'now' | 'target' | 'claimed'>,
): Call {
  return {
    ...facts,
    region: facts.claimed?.scope.region ?? DEFAULT_REGION,
    caller: ANONYMOUS,
    checks: [],
  };
}

/** Name of the service for records and rules; `unknown` when the request names none. */
export function serviceOf(call: Call): string {
  return call.target.service ?? 'unknown';
}

/** Name of the operation for records and rules. */
export function operationOf(call: Call): string {
  return call.decoded?.operation ?? call.target.operation ?? 'unknown';
}
