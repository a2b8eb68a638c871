import { createHash, randomBytes } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Prefixes of IAM's unique ids, from the IAM User Guide, "IAM identifiers". */
export const ID_PREFIXES = {
  user: 'AIDA',
  role: 'AROA',
  managedPolicy: 'ANPA',
  instanceProfile: 'AIPA',
  accessKey: 'AKIA',
  temporaryKey: 'ASIA',
} as const;

/** Spells bytes in the alphabet of IAM ids, one character a byte. */
export function base32Characters(bytes: Uint8Array): string {
  return Array.from(bytes, byte => BASE32[byte & 31]).join('');
}

/**
 * The unique id of a seeded entity: the same for the same seed, as AWS's ids are stable for the life of an entity.
 *
 * @param kind - what the id is for
 * @param identity - the account and the name, which make it unique
 */
export function uniqueId(
  kind: keyof typeof ID_PREFIXES,
  ...identity: string[]
): string {
  const digest = createHash('sha256')
    .update([kind, ...identity].join('\n'))
    .digest();
  return ID_PREFIXES[kind] + base32Characters(digest.subarray(0, 17));
}

/** The unique id of an entity that comes into being while the sandbox runs; a namesake of the past had another. */
export function newUniqueId(kind: keyof typeof ID_PREFIXES): string {
  return ID_PREFIXES[kind] + base32Characters(randomBytes(17));
}
