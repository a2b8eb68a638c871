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
  private readonly firstHour: number;
  private readonly lastHour: number;

  /** Counts whole hours: the running one and those before it. */
  static create(options: { now: Date; windowSeconds: number }): DeliveryTally {
    return new DeliveryTally(options.now, options.windowSeconds);
  }

  private constructor(now: Date, windowSeconds: number) {
    this.lastHour = Math.floor(now.getTime() / HOUR_MS);
    this.firstHour = this.lastHour - Math.ceil(windowSeconds / 3600) + 1;
  }

  add(object: ListedObject): void {
    // Writers mark folders with empty objects; those are no deliveries.
    if (object.key.endsWith('/') && object.bytes === 0) {
      return;
    }
    if (!this.newestObject || object.at > this.newestObject.at) {
      this.newestObject = object;
    }
    const hour = Math.floor(object.at.getTime() / HOUR_MS);
    if (hour < this.firstHour) {
      return;
    }
    this.arrivedAt.push(object.at.getTime());
    const count = this.hours.get(hour) ?? { objects: 0, bytes: 0 };
    count.objects += 1;
    count.bytes += object.bytes;
    this.hours.set(hour, count);
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
    return new Date(this.firstHour * HOUR_MS);
  }

  /** One entry an hour, empty ones included, newest last. */
  hourly(): Delivery['hourly'] {
    const entries: Delivery['hourly'] = [];
    for (let hour = this.firstHour; hour <= this.lastHour; hour += 1) {
      const count = this.hours.get(hour) ?? { objects: 0, bytes: 0 };
      entries.push({ hour: new Date(hour * HOUR_MS).toISOString(), ...count });
    }
    return entries;
  }
}
