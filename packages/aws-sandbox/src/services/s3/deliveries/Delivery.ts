import {
  compareKeys,
  firstIndex,
  isPast,
  type Position,
} from '../listing/keyOrder';
import { generatedBody } from '../world/generatedBody';
import type { Encryption, ObjectRecord } from '../world/ObjectRecord';
import { digest, fraction } from './digest';
import type { DeliveryPlace, Layout, Slot } from './layouts';

/** What a delivery is made of. */
export interface DeliveryParts {
  readonly place: DeliveryPlace;
  readonly layout: Layout;
  /** Milliseconds from one object to the next. */
  readonly intervalMs: number;
  /** Milliseconds by which an object may arrive late; less than the interval. */
  readonly jitterMs: number;
  /** Bytes. */
  readonly size: { readonly mean: number; readonly spread: number };
  readonly from: Date;
  /** Undefined for deliveries that go on. */
  readonly until?: Date;
  readonly encryption?: Encryption;
}

/** Slots of one group, first to last; successive ones are `step` apart. */
interface Lane {
  readonly group: string;
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/**
 * Objects that arrive in a bucket at intervals. Each is a function of bucket, prefix and time, so none is stored: a
 * listing computes just the keys that it needs, finding its place by bisection over the intervals.
 */
export class Delivery {
  readonly #groups: readonly string[];
  /** Slots of a layout without order, by key, up to and with the slot `last`. */
  #unordered: { last: number; slots: readonly number[] } = {
    last: -1,
    slots: [],
  };

  private constructor(private readonly parts: DeliveryParts) {
    this.#groups = parts.layout.groups(parts.place);
  }

  static create(parts: DeliveryParts): Delivery {
    return new Delivery(parts);
  }

  /** The object with this key, if it has arrived. */
  find(key: string, now: Date): ObjectRecord | undefined {
    for (const object of this.objects(
      key,
      { after: '', skipsPrefix: false },
      now,
    )) {
      return object.key === key ? object : undefined;
    }
    return undefined;
  }

  /** The objects that have arrived, with keys that begin with `prefix` and come after `position`, in order. */
  *objects(
    prefix: string,
    position: Position,
    now: Date,
  ): Generator<ObjectRecord> {
    const own = this.parts.place.prefix;
    if (!own.startsWith(prefix) && !prefix.startsWith(own)) return;
    for (const lane of this.#lanes(now)) {
      const slotAt = this.#slotsByKey(lane);
      const keyAt = (i: number) => this.#key(slotAt(i), lane.group);
      const begin = firstIndex(0, lane.count, i => {
        const key = keyAt(i);
        return isPast(key, position) && compareKeys(key, prefix) >= 0;
      });
      for (let i = begin; i < lane.count; i++) {
        if (!keyAt(i).startsWith(prefix)) break;
        yield this.#object(slotAt(i), lane.group);
      }
    }
  }

  #lanes(now: Date): Lane[] {
    const { intervalMs, from, until } = this.parts;
    const end = until && until < now ? until : now;
    const step = this.#groups.length;
    const first = Math.ceil(from.getTime() / intervalMs);
    let last = Math.floor(end.getTime() / intervalMs);
    while (last >= first && this.#arrival(last) > end) last -= 1;
    return this.#groups.map((group, i) => {
      const start = first + ((((i - first) % step) + step) % step);
      return {
        group,
        step,
        first: start,
        count: Math.max(0, Math.floor((last - start) / step) + 1),
      };
    });
  }

  /** The slot whose key is the n-th of its lane. */
  #slotsByKey({ first, step, count, group }: Lane): (n: number) => number {
    if (this.parts.layout.ordered) return n => first + n * step;
    const last = first + (count - 1) * step;
    if (this.#unordered.last !== last) {
      const keyed = Array.from({ length: count }, (_, n) => {
        const slot = first + n * step;
        return { slot, key: this.#key(slot, group) };
      }).sort((a, b) => compareKeys(a.key, b.key));
      this.#unordered = { last, slots: keyed.map(({ slot }) => slot) };
    }
    const { slots } = this.#unordered;
    return n => slots[n];
  }

  #key(slot: number, group: string): string {
    const { layout, place } = this.parts;
    return place.prefix + layout.key(place, this.#slot(slot), group);
  }

  #slot(index: number): Slot {
    const { intervalMs } = this.parts;
    return {
      index,
      time: new Date(index * intervalMs),
      intervalSeconds: intervalMs / 1000,
    };
  }

  #arrival(index: number): Date {
    const { jitterMs, intervalMs, place } = this.parts;
    const { bucket, prefix } = place;
    const late = jitterMs && jitterMs * fraction(bucket, prefix, 'late', index);
    // S3 keeps whole seconds.
    return new Date(Math.floor((index * intervalMs + late) / 1000) * 1000);
  }

  #object(index: number, group: string): ObjectRecord {
    const { size, encryption, place } = this.parts;
    const key = this.#key(index, group);
    const deviation = 2 * fraction(place.bucket, key, 'size') - 1;
    const bytes = Math.max(
      1,
      Math.round(size.mean * (1 + size.spread * deviation)),
    );
    return {
      key,
      size: bytes,
      lastModified: this.#arrival(index),
      // The form of a multipart upload's, which is no digest of the content.
      etag: `"${digest(place.bucket, key, 'etag').slice(0, 32)}-1"`,
      encryption,
      headers: { contentType: 'application/octet-stream' },
      body: () => generatedBody(key, bytes),
    };
  }
}
