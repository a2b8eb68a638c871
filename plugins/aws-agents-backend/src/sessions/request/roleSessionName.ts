import { createHash } from 'node:crypto';

/** STS: 2 to 64 of [\w+=,.@-]. */
const MAX_LENGTH = 64;
const HASH_LENGTH = 8;

/**
 * Names a session such that the service's own CloudTrail shows on whose behalf
 * the portal looked: `component.default.payments`. Names that are too long end
 * with a hash, so that they stay distinct.
 */
export function roleSessionNameOf(entityRef: string): string {
  const name = entityRef.replace(/[:/]/g, '.').replace(/[^\w+=,.@-]/g, '-');
  if (name.length <= MAX_LENGTH) {
    return name.padEnd(2, '-');
  }
  const hash = createHash('sha256').update(entityRef).digest('hex');
  return `${name.slice(0, MAX_LENGTH - HASH_LENGTH - 1)}-${hash.slice(
    0,
    HASH_LENGTH,
  )}`;
}
