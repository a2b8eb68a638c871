import { createHash } from 'node:crypto';

/**
 * The checksum algorithms of S3.
 *
 * @public
 */
export type ChecksumAlgorithm =
  | 'crc32'
  | 'crc32c'
  | 'crc64nvme'
  | 'sha1'
  | 'sha256';

/** Table of a bit-reversed 32-bit CRC. */
function crc32Table(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) {
      value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    }
    return value;
  });
}

function crc32With(table: Uint32Array): (data: Uint8Array) => Buffer {
  return data => {
    let crc = 0xffffffff;
    for (const byte of data) {
      crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    }
    const result = Buffer.alloc(4);
    result.writeUInt32BE(~crc >>> 0);
    return result;
  };
}

/** Tables of the high and low words of the bit-reversed 64-bit CRC that NVMe uses. */
function crc64Tables(): { high: Uint32Array; low: Uint32Array } {
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let index = 0; index < 256; index++) {
    let value = BigInt(index);
    for (let bit = 0; bit < 8; bit++) {
      const shifted = value / 2n;
      value = value % 2n === 1n ? shifted ^ 0x9a6c9329ac4bc9b5n : shifted;
    }
    high[index] = Number(value / 0x1_0000_0000n);
    low[index] = Number(value % 0x1_0000_0000n);
  }
  return { high, low };
}

function crc64nvme(): (data: Uint8Array) => Buffer {
  const table = crc64Tables();
  return data => {
    let high = 0xffffffff;
    let low = 0xffffffff;
    for (const byte of data) {
      const index = (low ^ byte) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ table.low[index];
      high = (high >>> 8) ^ table.high[index];
    }
    const result = Buffer.alloc(8);
    result.writeUInt32BE(~high >>> 0, 0);
    result.writeUInt32BE(~low >>> 0, 4);
    return result;
  };
}

function sha(algorithm: 'sha1' | 'sha256'): (data: Uint8Array) => Buffer {
  return data => createHash(algorithm).update(data).digest();
}

const CHECKSUMS: Record<ChecksumAlgorithm, (data: Uint8Array) => Buffer> = {
  crc32: crc32With(crc32Table(0xedb88320)),
  crc32c: crc32With(crc32Table(0x82f63b78)),
  crc64nvme: crc64nvme(),
  sha1: sha('sha1'),
  sha256: sha('sha256'),
};

const HEADER_PREFIX = 'x-amz-checksum-';

/**
 * The checksum of data as S3 writes it in `x-amz-checksum-` headers: big-endian bytes in Base64.
 *
 * @public
 */
export function checksumOf(
  algorithm: ChecksumAlgorithm,
  data: Uint8Array,
): string {
  return CHECKSUMS[algorithm](data).toString('base64');
}

/**
 * The name of the header or trailer that carries a checksum.
 *
 * @public
 */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `${HEADER_PREFIX}${algorithm}`;
}

/**
 * The algorithm a header or trailer name stands for; undefined when it is not that of a checksum known here.
 *
 * @param headerName - in lower case, for example `x-amz-checksum-crc32`
 * @public
 */
export function checksumAlgorithmOf(
  headerName: string,
): ChecksumAlgorithm | undefined {
  return (Object.keys(CHECKSUMS) as ChecksumAlgorithm[]).find(
    algorithm => checksumHeader(algorithm) === headerName,
  );
}
