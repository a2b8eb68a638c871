import { gunzipSync } from 'node:zlib';
import type { WireRequest } from './wire';

/** More than any service takes in a request; keeps a small body from becoming a huge one. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Undoes the compression that SDKs apply to large requests, those of PutMetricData for example. A body that is not what
 * its header says stays as it is, and fails where it is parsed. S3 is not asked: it stores what it gets.
 *
 * Source: Smithy specification, "requestCompression trait"; gzip is its only algorithm.
 */
export function uncompressed(request: WireRequest): WireRequest {
  const encoding = request.headers['content-encoding'];
  if (encoding?.trim().toLowerCase() !== 'gzip') return request;
  try {
    const body = gunzipSync(request.body, { maxOutputLength: MOST_BYTES });
    return { ...request, body };
  } catch {
    return request;
  }
}
