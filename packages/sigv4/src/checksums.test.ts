import {
  checksumAlgorithmOf,
  type ChecksumAlgorithm,
  checksumHeader,
  checksumOf,
} from './checksums';

// The check values that catalogues of CRCs and the SHA standards give for '123456789'.
const CHECK_VALUES: Array<[ChecksumAlgorithm, string]> = [
  ['crc32', 'cbf43926'],
  ['crc32c', 'e3069283'],
  ['crc64nvme', 'ae8b14860a799888'],
  ['sha1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  [
    'sha256',
    '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
  ],
];

describe.each(CHECK_VALUES)('checksumOf %s', (algorithm, check) => {
  it('has the published check value', () => {
    expect(checksumOf(algorithm, Buffer.from('123456789'))).toBe(
      Buffer.from(check, 'hex').toString('base64'),
    );
  });

  it('has a header that leads back to it', () => {
    expect(checksumAlgorithmOf(checksumHeader(algorithm))).toBe(algorithm);
  });
});

describe('checksumOf', () => {
  it('covers data that is only a view of its buffer', () => {
    const data = Buffer.from('xx123456789xx').subarray(2, 11);
    expect(checksumOf('crc32', data)).toBe('y/Q5Jg==');
  });

  it('has a value for no data', () => {
    expect(checksumOf('crc32', new Uint8Array())).toBe('AAAAAA==');
    expect(checksumOf('crc64nvme', new Uint8Array())).toBe('AAAAAAAAAAA=');
  });
});

describe('checksumAlgorithmOf', () => {
  it.each(['x-amz-checksum-md5', 'crc32', 'X-Amz-Checksum-Crc32', ''])(
    'does not know %j',
    name => {
      expect(checksumAlgorithmOf(name)).toBeUndefined();
    },
  );
});
