import {
  encryptionOf,
  publicAccessOf,
  tlsOnlyOf,
  versioningOf,
} from './bucketPosture';

const BUCKET = { name: 'acme', partition: 'aws', accountId: '111122223333' };
const EVERYTHING = ['arn:aws:s3:::acme', 'arn:aws:s3:::acme/*'];

function policy(statement: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: EVERYTHING,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        ...statement,
      },
    ],
  });
}

describe('bucket posture', () => {
  it('reads the default encryption', () => {
    expect(encryptionOf([])).toEqual({
      encryption: null,
      encryptionStatus: 'none',
    });
    expect(
      encryptionOf([
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: 'alias/x',
          },
          BucketKeyEnabled: true,
        },
      ]),
    ).toEqual({
      encryption: { algorithm: 'aws:kms', keyId: 'alias/x', bucketKey: true },
      encryptionStatus: 'encrypted',
    });
  });

  it('counts the blocks of public access', () => {
    const all = {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    };
    expect(publicAccessOf(all)).toBe('blocked');
    expect(publicAccessOf({ ...all, BlockPublicPolicy: false })).toBe(
      'partly-blocked',
    );
    expect(publicAccessOf(undefined)).toBe('not-blocked');
  });

  it.each([
    ['the usual statement', {}, 'yes'],
    ['the principal in its long form', { Principal: { AWS: '*' } }, 'yes'],
    ['objects only', { Resource: 'arn:aws:s3:::acme/*' }, 'no'],
    ['reading only', { Action: 's3:Get*' }, 'no'],
    ['one account only', { Principal: { AWS: '111122223333' } }, 'no'],
    ['everybody, always', { Condition: {} }, 'no'],
    [
      'another bucket',
      { Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] },
      'no',
    ],
  ])('sees whether the policy requires TLS: %s', (_, statement, expected) => {
    expect(tlsOnlyOf(BUCKET, policy(statement))).toBe(expected);
  });

  it('requires no TLS without a policy', () => {
    expect(tlsOnlyOf(BUCKET, undefined)).toBe('no');
  });

  it('reads the state of versioning', () => {
    expect([undefined, 'Enabled', 'Suspended'].map(versioningOf)).toEqual([
      'disabled',
      'enabled',
      'suspended',
    ]);
  });
});
