import type { Delivery } from 'backstage-plugin-aws-agents-common';
import { expectNext, type Rhythm, rhythmOf } from './cadence';

/** Locations remembered; a rhythm takes some bytes. */
const MAX_LOCATIONS = 20_000;

/**
 * Keeps what was learned of each location, for the time after it fell silent:
 * from then on the window holds ever less to learn from.
 */
export class RhythmMemory {
  /** Undefined: there is nothing to remember. */
  private readonly rhythms = new Map<string, Rhythm | undefined>();

  /** @param lastSeen - what was last told of an agent's locations */
  static create(
    lastSeen: (entityRef: string) => Promise<readonly Delivery[]>,
  ): RhythmMemory {
    return new RhythmMemory(lastSeen);
  }

  private constructor(
    private readonly lastSeen: (
      entityRef: string,
    ) => Promise<readonly Delivery[]>,
  ) {}

  /**
   * Reads what was learned before this process began, or by another replica, of
   * locations that are new here.
   */
  async restore(entityRef: string, uris: readonly string[]): Promise<void> {
    const unknown = uris.filter(
      uri => !this.rhythms.has(keyOf(entityRef, uri)),
    );
    if (unknown.length === 0) {
      return;
    }
    const seen = await this.lastSeen(entityRef);
    for (const uri of unknown) {
      const delivery = seen.find(item => item.uri === uri);
      this.keep(keyOf(entityRef, uri), delivery && rhythmOf(delivery));
    }
  }

  /**
   * The rhythm to hold a location against: what is learned now, unless it is
   * silent by what was learned before.
   *
   * @param learned - from what is in the window now
   */
  recall(
    entityRef: string,
    uri: string,
    learned: Rhythm | undefined,
    newestAt: Date | undefined,
    now: Date,
  ): Rhythm | undefined {
    const key = keyOf(entityRef, uri);
    const known = this.rhythms.get(key);
    const expected = expectNext(undefined, known, newestAt);
    const isSilent =
      expected !== null && Date.parse(expected.overdueAt) < now.getTime();
    const rhythm = isSilent ? known : learned ?? known;
    this.keep(key, rhythm);
    return rhythm;
  }

  private keep(key: string, rhythm: Rhythm | undefined): void {
    // The map's order is that of use.
    this.rhythms.delete(key);
    this.rhythms.set(key, rhythm);
    const [oldest] = this.rhythms.keys();
    if (this.rhythms.size > MAX_LOCATIONS) {
      this.rhythms.delete(oldest);
    }
  }
}

function keyOf(entityRef: string, uri: string): string {
  return `${entityRef} ${uri}`;
}
