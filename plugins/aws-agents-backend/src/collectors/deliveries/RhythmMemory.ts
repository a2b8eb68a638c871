import { expectNext, type Rhythm } from './cadence';

/** Locations remembered; a rhythm takes some bytes. */
const MAX_LOCATIONS = 20_000;

/**
 * Keeps what was learned of each location, for the time after it fell silent:
 * from then on the window holds ever less to learn from.
 */
export class RhythmMemory {
  private readonly rhythms = new Map<string, Rhythm>();

  static create(): RhythmMemory {
    return new RhythmMemory();
  }

  private constructor() {}

  /**
   * The rhythm to hold a location against: what is learned now, unless it is
   * silent by what was learned before.
   *
   * @param learned - from what is in the window now
   */
  recall(
    key: string,
    learned: Rhythm | undefined,
    newestAt: Date | undefined,
    now: Date,
  ): Rhythm | undefined {
    const known = this.rhythms.get(key);
    const expected = expectNext(undefined, known, newestAt);
    const isSilent =
      expected !== null && Date.parse(expected.overdueAt) < now.getTime();
    const rhythm = isSilent ? known : learned ?? known;
    if (rhythm) {
      this.keep(key, rhythm);
    }
    return rhythm;
  }

  private keep(key: string, rhythm: Rhythm): void {
    // The map's order is that of use.
    this.rhythms.delete(key);
    this.rhythms.set(key, rhythm);
    const [oldest] = this.rhythms.keys();
    if (this.rhythms.size > MAX_LOCATIONS) {
      this.rhythms.delete(oldest);
    }
  }
}
