import type { Delivery } from 'backstage-plugin-aws-agents-common';

const HOUR_MS = 3600 * 1000;

/** An object as a listing names it. */
export interface ListedObject {
  readonly key: string;
  readonly at: Date;
  readonly bytes: number;
}

/** Counts the objects of the last day as they are listed. */
export class DeliveryTally {
  private newestObject: ListedObject | null = null;
  private readonly hours = new Map<
    number,
    { objects: number; bytes: number }
  >();
  private readonly arrivedAt: number[] = [];
  private readonly count: number;

  /**
   * Counts the hours up to now, all of them whole: of a running hour of the
   * clock nobody could tell whether less arrives than before.
   */
  static create(options: { now: Date; windowSeconds: number }): DeliveryTally {
    return new DeliveryTally(options.now, options.windowSeconds);
  }

  private constructor(private readonly now: Date, windowSeconds: number) {
    this.count = Math.ceil(windowSeconds / 3600);
  }

  add(object: ListedObject): void {
    // Writers mark folders with empty objects; those are no deliveries.
    if (object.key.endsWith('/') && object.bytes === 0) {
      return;
    }
    if (!this.newestObject || object.at > this.newestObject.at) {
      this.newestObject = object;
    }
    const age = this.now.getTime() - object.at.getTime();
    // What S3's clock has before ours is of the last hour.
    const hoursAgo = Math.max(0, Math.floor(age / HOUR_MS));
    if (hoursAgo >= this.count) {
      return;
    }
    this.arrivedAt.push(object.at.getTime());
    const count = this.hours.get(hoursAgo) ?? { objects: 0, bytes: 0 };
    count.objects += 1;
    count.bytes += object.bytes;
    this.hours.set(hoursAgo, count);
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
    return new Date(this.now.getTime() - this.count * HOUR_MS);
  }

  /** One entry an hour, empty ones included, newest last. */
  hourly(): Delivery['hourly'] {
    const entries: Delivery['hourly'] = [];
    for (let hoursAgo = this.count - 1; hoursAgo >= 0; hoursAgo -= 1) {
      const count = this.hours.get(hoursAgo) ?? { objects: 0, bytes: 0 };
      const start = this.now.getTime() - (hoursAgo + 1) * HOUR_MS;
      entries.push({ hour: new Date(start).toISOString(), ...count });
    }
    return entries;
  }
}
