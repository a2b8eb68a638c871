import { AWS_AGENTS_ANNOTATIONS } from '../annotations';
import type { BindingProblem, DeliveryLocation } from '../dto/binding';

/**
 * Either a location, or what is wrong with the text.
 *
 * @public
 */
export type ParsedDeliveryLocation =
  | { ok: true; location: DeliveryLocation }
  | { ok: false; problem: BindingProblem };

// Amazon S3 User Guide, "General purpose bucket naming rules".
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const MAX_KEY_BYTES = 1024;
/** `every 15m` behind a location. */
const EVERY = /^(.*?)\s+every\s+(.*)$/s;
const DURATION = /^(\d{1,6})\s*(s|m|h|d)$/;
const UNIT_SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};
const LEAST_SECONDS = 60;
const MOST_SECONDS = 31 * 86_400;

/**
 * Parses `s3://bucket/prefix/`, the prefix of which may be empty, with how often
 * an object is expected there, as in `s3://bucket/prefix/ every 15m`.
 *
 * @param text - one entry of the annotation `aws-agents/deliveries`
 * @public
 */
export function parseDeliveryLocation(text: string): ParsedDeliveryLocation {
  const refuse = (message: string, expected: string) => ({
    ok: false as const,
    problem: {
      annotation: AWS_AGENTS_ANNOTATIONS.deliveries,
      value: text,
      message,
      expected,
    },
  });
  const [, uri = text, every] = EVERY.exec(text) ?? [];
  const everySeconds = every === undefined ? undefined : secondsOf(every);
  if (every !== undefined && everySeconds === undefined) {
    return refuse(
      `expects an object every "${every}", which is no time that can be kept to`,
      'a number with s, m, h or d, from 60s to 31d, such as s3://acme-telemetry/payments/ every 15m',
    );
  }
  const match = /^s3:\/\/([^/]*)(?:\/(.*))?$/s.exec(uri);
  if (!match) {
    return refuse('is no place in S3', 's3://bucket/prefix/');
  }
  const [, bucket, path = ''] = match;
  if (
    !BUCKET.test(bucket) ||
    bucket.includes('..') ||
    IP_ADDRESS.test(bucket)
  ) {
    return refuse(
      `names the bucket ${bucket || '(nothing)'}, which S3 does not allow`,
      'a bucket name of 3 to 63 lower-case letters, digits, dots and hyphens, such as s3://acme-telemetry/payments/',
    );
  }
  const prefix = path.replace(/^\/+/, '');
  if (new TextEncoder().encode(prefix).length > MAX_KEY_BYTES) {
    return refuse(
      'has a prefix that is too long',
      `a prefix of at most ${MAX_KEY_BYTES} bytes`,
    );
  }
  return {
    ok: true,
    location: {
      uri: `s3://${bucket}/${prefix}`,
      bucket,
      prefix,
      ...(everySeconds === undefined ? {} : { everySeconds }),
    },
  };
}

function secondsOf(text: string): number | undefined {
  const [, count, unit] = DURATION.exec(text) ?? [];
  const seconds = Number(count) * UNIT_SECONDS[unit ?? ''];
  return seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS
    ? seconds
    : undefined;
}
