import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** A name for this process that no other replica has, and that people recognise. */
export function replicaName(): string {
  return `${hostname().slice(0, 100)}-${randomBytes(4).toString('hex')}`;
}
