import type { Policy } from 'iam-policy-engine';
import type { Delivery } from '../deliveries/Delivery';
import {
  compareKeys,
  firstIndex,
  isPast,
  type Position,
} from '../listing/keyOrder';
import { mergeObjects } from '../listing/mergeObjects';
import type { MultipartUpload } from './MultipartUpload';
import type { Encryption, ObjectRecord } from './ObjectRecord';

/** The four switches of Block Public Access. */
export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

export type ObjectOwnership =
  | 'BucketOwnerEnforced'
  | 'BucketOwnerPreferred'
  | 'ObjectWriter';

/** The settings of a bucket; undefined where it has none. */
export interface BucketSettings {
  encryption?: Encryption;
  policy?: Policy;
  publicAccessBlock?: PublicAccessBlock;
  versioning?: 'Enabled' | 'Suspended';
  ownership?: ObjectOwnership;
}

interface BucketParts {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly created: Date;
  readonly settings: BucketSettings;
  readonly deliveries?: readonly Delivery[];
}

/** A bucket: its settings, the objects written to it, and the deliveries that arrive by themselves. */
export class Bucket {
  readonly name: string;
  /** Account that owns the bucket. */
  readonly accountId: string;
  readonly region: string;
  readonly created: Date;
  readonly settings: BucketSettings;
  /** Multipart uploads that go on, by id. */
  readonly uploads = new Map<string, MultipartUpload>();
  readonly #deliveries: readonly Delivery[];
  /** Written objects, in the order of their keys. */
  readonly #written: ObjectRecord[] = [];
  /** Keys of deliveries that were deleted. */
  readonly #deleted = new Set<string>();

  private constructor(parts: BucketParts) {
    this.name = parts.name;
    this.accountId = parts.accountId;
    this.region = parts.region;
    this.created = parts.created;
    this.settings = { ...parts.settings };
    this.#deliveries = parts.deliveries ?? [];
  }

  static create(parts: BucketParts): Bucket {
    return new Bucket(parts);
  }

  get arn(): string {
    return `arn:aws:s3:::${this.name}`;
  }

  /** Objects with keys that begin with `prefix` and come after `position`, in order. */
  *objects(
    prefix: string,
    position: Position,
    now: Date,
  ): Generator<ObjectRecord> {
    const sources = [
      this.#writtenObjects(prefix, position),
      ...this.#deliveries.map(d => d.objects(prefix, position, now)),
    ];
    for (const object of mergeObjects(sources)) {
      if (!this.#isGone(object)) yield object;
    }
  }

  get(key: string, now: Date): ObjectRecord | undefined {
    const written = this.#written[this.#indexOf(key)];
    if (written?.key === key) return written;
    if (this.#deleted.has(key)) return undefined;
    for (const delivery of this.#deliveries) {
      const object = delivery.find(key, now);
      if (object) return object;
    }
    return undefined;
  }

  put(object: ObjectRecord): void {
    const index = this.#indexOf(object.key);
    const replaced = this.#written[index]?.key === object.key ? 1 : 0;
    this.#written.splice(index, replaced, object);
  }

  delete(key: string): void {
    const index = this.#indexOf(key);
    if (this.#written[index]?.key === key) this.#written.splice(index, 1);
    if (this.#deliveries.length > 0) this.#deleted.add(key);
  }

  /** Index of the first written object whose key is not before this one. */
  #indexOf(key: string): number {
    const { length } = this.#written;
    return firstIndex(
      0,
      length,
      i => compareKeys(this.#written[i].key, key) >= 0,
    );
  }

  *#writtenObjects(
    prefix: string,
    position: Position,
  ): Generator<ObjectRecord> {
    const written = this.#written;
    const begin = firstIndex(
      0,
      written.length,
      i =>
        isPast(written[i].key, position) &&
        compareKeys(written[i].key, prefix) >= 0,
    );
    for (let i = begin; i < written.length; i++) {
      if (!written[i].key.startsWith(prefix)) return;
      yield written[i];
    }
  }

  #isGone(object: ObjectRecord): boolean {
    return (
      this.#deleted.has(object.key) &&
      this.#written[this.#indexOf(object.key)]?.key !== object.key
    );
  }
}
