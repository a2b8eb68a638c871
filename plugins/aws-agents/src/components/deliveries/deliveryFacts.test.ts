import type { Delivery } from 'backstage-plugin-aws-agents-common';
import { deliveryFacts } from './deliveryFacts';

const delivery: Delivery = {
  uri: 's3://acme/payments/',
  bucket: 'acme',
  prefix: 'payments/',
  region: 'eu-west-1',
  status: 'ok',
  reason: 'Objects arrive',
  failures: [],
  newest: null,
  cadence: null,
  windowSeconds: 86_400,
  objects: 0,
  bytes: 0,
  hourly: [],
  truncated: false,
  encryption: { algorithm: 'aws:kms', keyId: 'alias/acme', bucketKey: true },
  encryptionStatus: 'encrypted',
  publicAccess: 'blocked',
  tlsOnly: 'yes',
  versioning: 'enabled',
};

const encryptionOf = (overrides: Partial<Delivery>) =>
  deliveryFacts({ ...delivery, ...overrides })[0];

describe('deliveryFacts', () => {
  it('names algorithm and key', () => {
    expect(encryptionOf({})).toEqual({
      label: 'Encryption',
      word: 'SSE-KMS with key alias/acme, bucket key on',
      tone: 'success',
    });
  });

  it.each([
    [{ algorithm: 'AES256', bucketKey: false }, 'SSE-S3 (AES256)'],
    [{ algorithm: 'aws:kms', bucketKey: false }, 'SSE-KMS, bucket key off'],
    [{ algorithm: 'aws:kms:dsse' }, 'DSSE-KMS'],
    [{ algorithm: 'aws:new' }, 'aws:new'],
  ])('calls %j %s', (encryption, word) => {
    expect(encryptionOf({ encryption }).word).toBe(word);
  });

  it('tells no encryption from nobody could look', () => {
    expect(
      encryptionOf({ encryption: null, encryptionStatus: 'none' }),
    ).toMatchObject({ word: 'none', tone: 'error' });
    expect(
      encryptionOf({ encryption: null, encryptionStatus: 'unknown' }),
    ).toMatchObject({ word: 'not known', tone: 'neutral' });
  });

  it('says how each protection is to be taken', () => {
    const facts = deliveryFacts({
      ...delivery,
      publicAccess: 'not-blocked',
      tlsOnly: 'no',
      versioning: 'suspended',
    });
    expect(facts.slice(1).map(({ word, tone }) => [word, tone])).toEqual([
      ['not blocked', 'error'],
      ['not required', 'warning'],
      ['suspended', 'info'],
    ]);
  });
});
