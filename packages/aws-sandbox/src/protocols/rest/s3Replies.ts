import { createHash } from 'node:crypto';
import type { WireError } from '../errors/wireError';
import { element, textElement, XML_DECLARATION } from '../shapes/xml';
import type { WireReply, WireTarget } from '../wire';

/** The second id of S3's replies, which stands for the host that answered. */
function hostId(requestId: string): string {
  return createHash('sha384').update(requestId).digest('base64');
}

/** Headers that every S3 reply has. */
export function s3Headers(requestId: string): Record<string, string> {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId(requestId) };
}

/** Writes `GetBucketLocation`'s output, whose only member is the text of the root element; us-east-1 is empty. */
export function s3LocationXml(
  location: string | undefined,
  xmlNamespace: string,
): Uint8Array {
  return Buffer.from(
    XML_DECLARATION +
      element('LocationConstraint', [location ?? ''], xmlNamespace),
  );
}

/**
 * Writes an error as S3 does: without namespace, with the members that S3 has for it. A reply to HEAD, and 304, has no
 * body. The region of a bucket that was asked for elsewhere is also a header.
 */
export function encodeS3Error(
  error: WireError,
  { bodiless, resource }: Pick<WireTarget, 'bodiless' | 'resource'>,
  requestId: string,
): WireReply {
  const { Region: region } = error.members;
  const headers = s3Headers(requestId);
  if (typeof region === 'string') headers['x-amz-bucket-region'] = region;
  const status = error.httpStatus;
  if (bodiless || status === 304) {
    return { status, headers, body: Buffer.alloc(0) };
  }
  const members = Object.entries(error.members).map(([name, value]) =>
    textElement(name, String(value)),
  );
  const xml = element('Error', [
    textElement('Code', error.queryCode),
    textElement('Message', error.message),
    ...members,
    ...(resource === undefined ? [] : [textElement('Resource', resource)]),
    textElement('RequestId', requestId),
    textElement('HostId', hostId(requestId)),
  ]);
  return {
    status,
    headers: { ...headers, 'content-type': 'application/xml' },
    body: Buffer.from(XML_DECLARATION + xml),
  };
}
