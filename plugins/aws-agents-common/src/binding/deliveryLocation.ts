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

/**
 * Parses `s3://bucket/prefix/`; the prefix may be empty.
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
  const match = /^s3:\/\/([^/]*)(?:\/(.*))?$/s.exec(text);
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
    location: { uri: `s3://${bucket}/${prefix}`, bucket, prefix },
  };
}
