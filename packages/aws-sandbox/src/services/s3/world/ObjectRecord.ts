import type { ChecksumAlgorithm } from 'sigv4-inspect';

/** How an object is encrypted at rest; undefined where it is not. */
export interface Encryption {
  readonly algorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  /** ARN or id of the KMS key. */
  readonly keyId?: string;
  readonly bucketKey?: boolean;
}

/** Headers that are stored with an object and come back with it. */
export interface ObjectHeaders {
  readonly contentType: string;
  readonly contentEncoding?: string;
  readonly contentDisposition?: string;
  readonly contentLanguage?: string;
  readonly cacheControl?: string;
  readonly storageClass?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** An object: what a listing says of it, and its content when asked for. */
export interface ObjectRecord {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly lastModified: Date;
  /** With its quotation marks. */
  readonly etag: string;
  readonly encryption?: Encryption;
  readonly headers: ObjectHeaders;
  /** Base64, of the algorithm that the writer chose. */
  readonly checksum?: {
    readonly algorithm: ChecksumAlgorithm;
    readonly value: string;
  };
  readonly body: () => Uint8Array;
}
