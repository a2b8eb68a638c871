import type { Delivery } from 'backstage-plugin-aws-agents-common';

const HOUR_MS = 3600 * 1000;
const MINUTE_MS = 60 * 1000;

/** An object as a listing names it. */
export interface ListedObject {
  readonly key: string;
  readonly at: Date;
  readonly bytes: number;
}

interface Count {
  objects: number;
  bytes: number;
}

/** Counts the objects of the last day as they are listed. */
export class DeliveryTally {
  private newestObject: ListedObject | null = null;
  /** By hours before now. */
  private readonly hours = new Map<number, Count>();
  /** By minutes since 1970, which mean the same to a later collection. */
  private readonly minutes = new Map<number, Count>();
  private readonly arrivedAt: number[] = [];
  private readonly hoursCounted: number;

  /**
   * Counts the hours up to now, all of them whole: of a running hour of the
   * clock nobody could tell whether less arrives than before.
   */
  static create(options: { now: Date; windowSeconds: number }): DeliveryTally {
    return new DeliveryTally(options.now, options.windowSeconds);
  }

  private constructor(
    /** Time of the collection. */
    readonly now: Date,
    private readonly windowSeconds: number,
  ) {
    this.hoursCounted = Math.ceil(windowSeconds / 3600);
  }

  /** Another one of the same window, with nothing in it. */
  empty(): DeliveryTally {
    return new DeliveryTally(this.now, this.windowSeconds);
  }

  /**
   * Adds what an earlier collection counted, as far as it is still within the
   * window; to the minute.
   */
  merge(earlier: DeliveryTally): void {
    this.heardOf(earlier.newestObject);
    for (const [minute, count] of earlier.minutes) {
      this.countAt(minute * MINUTE_MS, count);
    }
  }

  /** There was such an object: it is not counted, but it may be the newest. */
  heardOf(object: ListedObject | null): void {
    if (object && (!this.newestObject || object.at > this.newestObject.at)) {
      this.newestObject = object;
    }
  }

  add(object: ListedObject): void {
    // Writers mark folders with empty objects; those are no deliveries.
    if (object.key.endsWith('/') && object.bytes === 0) {
      return;
    }
    this.heardOf(object);
    const at = object.at.getTime();
    if (this.countAt(at, { objects: 1, bytes: object.bytes })) {
      this.arrivedAt.push(at);
    }
  }

  newest(): ListedObject | null {
    return this.newestObject;
  }

  /** When the objects of the window arrived, in epoch milliseconds; in no order. */
  arrivals(): readonly number[] {
    return this.arrivedAt;
  }

  /** First moment that is counted. */
  since(): Date {
    return new Date(this.now.getTime() - this.hoursCounted * HOUR_MS);
  }

  /** One entry an hour, empty ones included, newest last. */
  hourly(): Delivery['hourly'] {
    const entries: Delivery['hourly'] = [];
    for (let hoursAgo = this.hoursCounted - 1; hoursAgo >= 0; hoursAgo -= 1) {
      const count = this.hours.get(hoursAgo) ?? { objects: 0, bytes: 0 };
      const start = this.now.getTime() - (hoursAgo + 1) * HOUR_MS;
      entries.push({ hour: new Date(start).toISOString(), ...count });
    }
    return entries;
  }

  /** False when that time is not within the window. */
  private countAt(at: number, count: Count): boolean {
    // What S3's clock has before ours is of the last hour.
    const hoursAgo = Math.max(
      0,
      Math.floor((this.now.getTime() - at) / HOUR_MS),
    );
    if (hoursAgo >= this.hoursCounted) {
      return false;
    }
    addTo(this.hours, hoursAgo, count);
    addTo(this.minutes, Math.floor(at / MINUTE_MS), count);
    return true;
  }
}

function addTo(counts: Map<number, Count>, key: number, count: Count): void {
  const { objects, bytes } = counts.get(key) ?? { objects: 0, bytes: 0 };
  counts.set(key, {
    objects: objects + count.objects,
    bytes: bytes + count.bytes,
  });
}
