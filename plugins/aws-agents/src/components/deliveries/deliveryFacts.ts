import type { Delivery } from 'backstage-plugin-aws-agents-common';
import type { Tone } from '../ui';

/** A property of a bucket in words, and how it is to be taken. */
export interface DeliveryFact {
  label: string;
  word: string;
  tone: Tone;
}

const UNKNOWN = { word: 'not known', tone: 'neutral' } as const;

const PUBLIC_ACCESS: Readonly<
  Record<Delivery['publicAccess'], { word: string; tone: Tone }>
> = {
  blocked: { word: 'blocked', tone: 'success' },
  'partly-blocked': { word: 'partly blocked', tone: 'warning' },
  'not-blocked': { word: 'not blocked', tone: 'error' },
  unknown: UNKNOWN,
};

const TLS_ONLY: Readonly<
  Record<Delivery['tlsOnly'], { word: string; tone: Tone }>
> = {
  yes: { word: 'required', tone: 'success' },
  no: { word: 'not required', tone: 'warning' },
  unknown: UNKNOWN,
};

const VERSIONING: Readonly<
  Record<Delivery['versioning'], { word: string; tone: Tone }>
> = {
  enabled: { word: 'enabled', tone: 'success' },
  suspended: { word: 'suspended', tone: 'info' },
  disabled: { word: 'disabled', tone: 'info' },
  unknown: UNKNOWN,
};

const ALGORITHMS: Readonly<Record<string, string>> = {
  AES256: 'SSE-S3 (AES256)',
  'aws:kms': 'SSE-KMS',
  'aws:kms:dsse': 'DSSE-KMS',
};

function describeEncryption(delivery: Delivery): { word: string; tone: Tone } {
  if (delivery.encryptionStatus === 'unknown') {
    return UNKNOWN;
  }
  if (delivery.encryptionStatus === 'none' || !delivery.encryption) {
    return { word: 'none', tone: 'error' };
  }
  const { algorithm, keyId, bucketKey } = delivery.encryption;
  const key = keyId ? ` with key ${keyId}` : '';
  return {
    word: `${ALGORITHMS[algorithm] ?? algorithm}${key}${describeBucketKey(
      algorithm,
      bucketKey,
    )}`,
    tone: 'success',
  };
}

/** Without a bucket key each object costs a request to KMS. */
function describeBucketKey(algorithm: string, bucketKey?: boolean): string {
  if (bucketKey) {
    return ', bucket key on';
  }
  return algorithm === 'aws:kms' && bucketKey === false
    ? ', bucket key off'
    : '';
}

/** How the bucket of a delivery is protected. */
export function deliveryFacts(delivery: Delivery): DeliveryFact[] {
  return [
    { label: 'Encryption', ...describeEncryption(delivery) },
    { label: 'Public access', ...PUBLIC_ACCESS[delivery.publicAccess] },
    { label: 'TLS', ...TLS_ONLY[delivery.tlsOnly] },
    { label: 'Versioning', ...VERSIONING[delivery.versioning] },
  ];
}
