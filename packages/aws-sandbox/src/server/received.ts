import type { HttpRequest } from 'sigv4-inspect';
import type { WireRequest } from '../protocols';

/** A request as the server read it. */
export interface ReceivedRequest {
  /** As signatures see it: raw headers, raw body. */
  readonly http: HttpRequest & { readonly body: Uint8Array };
  /** Headers by lower-case name, repeated ones joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly sourceIp: string;
}

/** The request as the protocols read it. */
export function toWireRequest(
  { http, headers }: ReceivedRequest,
  body: Uint8Array = http.body,
): WireRequest {
  return { method: http.method, target: http.target, headers, body };
}
