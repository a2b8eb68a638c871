import type { WireReply } from '../protocols';

/** A reply in JSON. */
export function jsonReply(status: number, value: unknown): WireReply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** A reply in plain text. */
export function textReply(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): WireReply {
  return {
    status,
    headers: { 'content-type': 'text/plain', ...headers },
    body: Buffer.from(text),
  };
}

/** A time as credential endpoints write it: ISO 8601 to the second. */
export function isoSecond(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
