import { createHash, randomUUID } from 'node:crypto';
import { s3Error } from '../s3Errors';
import type { Encryption, ObjectHeaders, ObjectRecord } from './ObjectRecord';

/** All parts but the last have this many bytes or more. */
const LEAST_PART_BYTES = 5 * 1024 * 1024;

/** A part as `CompleteMultipartUpload` names it. */
export interface NamedPart {
  readonly PartNumber?: number;
  readonly ETag?: string;
}

interface Part {
  readonly number: number;
  readonly body: Uint8Array;
  readonly md5: Buffer;
}

function etagOf({ md5 }: Part): string {
  return `"${md5.toString('hex')}"`;
}

/** An object on its way in parts. */
export class MultipartUpload {
  readonly id = randomUUID().replaceAll('-', '');
  readonly #parts = new Map<number, Part>();

  private constructor(
    readonly key: string,
    private readonly headers: ObjectHeaders,
    readonly encryption: Encryption | undefined,
  ) {}

  static create(
    key: string,
    headers: ObjectHeaders,
    encryption: Encryption | undefined,
  ): MultipartUpload {
    return new MultipartUpload(key, headers, encryption);
  }

  /**
   * Takes a part; one with the same number is replaced.
   *
   * @returns its ETag
   */
  put(number: number, body: Uint8Array): string {
    const part = { number, body, md5: createHash('md5').update(body).digest() };
    this.#parts.set(number, part);
    return etagOf(part);
  }

  /**
   * Puts the object together.
   *
   * @throws {@link AwsError} `InvalidPart`, `InvalidPartOrder` or `EntityTooSmall`
   */
  complete(named: readonly NamedPart[], lastModified: Date): ObjectRecord {
    const parts = named.map(part => this.#find(part));
    if (parts.some((part, i) => i > 0 && part.number <= parts[i - 1].number)) {
      throw s3Error('InvalidPartOrder');
    }
    for (const { number, body } of parts.slice(0, -1)) {
      if (body.length >= LEAST_PART_BYTES) continue;
      throw s3Error('EntityTooSmall', {
        ProposedSize: String(body.length),
        MinSizeAllowed: String(LEAST_PART_BYTES),
        PartNumber: String(number),
      });
    }
    const body = Buffer.concat(parts.map(part => part.body));
    const digest = createHash('md5')
      .update(Buffer.concat(parts.map(part => part.md5)))
      .digest('hex');
    return {
      key: this.key,
      size: body.length,
      lastModified,
      etag: `"${digest}-${parts.length}"`,
      encryption: this.encryption,
      headers: this.headers,
      body: () => body,
    };
  }

  #find({ PartNumber = 0, ETag = '' }: NamedPart): Part {
    const part = this.#parts.get(PartNumber);
    if (!part || etagOf(part) !== `"${ETag.replaceAll('"', '')}"`) {
      throw s3Error('InvalidPart', { PartNumber: String(PartNumber), ETag });
    }
    return part;
  }
}
