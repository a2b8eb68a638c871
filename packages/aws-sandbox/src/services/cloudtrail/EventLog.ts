import type { CloudTrailEvent } from './CloudTrailEvent';

/**
 * Which events to return; an absent member admits all.
 *
 * @public
 */
export interface EventFilter {
  readonly recipientAccountId?: string;
  readonly awsRegion?: string;
  readonly eventName?: string;
  /** For example `sts.amazonaws.com`. */
  readonly eventSource?: string;
  readonly errorCode?: string;
  readonly requestID?: string;
}

/** An event and its place in the log. */
export interface LoggedEvent {
  readonly sequence: number;
  readonly event: CloudTrailEvent;
}

/** Events kept at most; the oldest go first. */
const CAPACITY = 50_000;

/**
 * Every call made to the sandbox.
 *
 * @public
 */
export class EventLog {
  readonly #events: LoggedEvent[] = [];
  #sequence = 0;

  private constructor(private readonly capacity: number) {}

  static create({ capacity = CAPACITY }: { capacity?: number } = {}): EventLog {
    return new EventLog(capacity);
  }

  /** Adds an event. */
  record(event: CloudTrailEvent): void {
    this.#sequence += 1;
    this.#events.push({ sequence: this.#sequence, event });
    // Dropping a tenth at a time keeps this linear over the life of the log.
    if (this.#events.length > this.capacity * 1.1) {
      this.#events.splice(0, this.#events.length - this.capacity);
    }
  }

  /** The events that a filter admits, oldest first. */
  events(filter: EventFilter = {}): CloudTrailEvent[] {
    const wanted = Object.entries(filter).filter(([, v]) => v !== undefined);
    return this.#events
      .map(({ event }) => event)
      .filter(event =>
        wanted.every(([key, v]) => event[key as keyof EventFilter] === v),
      );
  }

  /** The events of an account and region, newest first. */
  of(accountId: string, region: string): LoggedEvent[] {
    return this.#events
      .filter(
        ({ event }) =>
          event.recipientAccountId === accountId && event.awsRegion === region,
      )
      .reverse();
  }

  /** Forgets all events. */
  clear(): void {
    this.#events.length = 0;
  }
}
