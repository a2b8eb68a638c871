import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import { WriterRounds } from './WriterRounds';

/** Locations remembered; those with many writers take some hundred kilobytes. */
const MAX_LOCATIONS = 2_000;

/** Keeps for each location of an agent how far its writers are known. */
export class RoundsMemory {
  private readonly rounds = new Map<string, WriterRounds>();

  static create(): RoundsMemory {
    return new RoundsMemory();
  }

  private constructor() {}

  /** What is known of a location; the agent's own account and regions go first. */
  of(
    { entityRef, accountId, regions }: ObservedAgent,
    uri: string,
  ): WriterRounds {
    const key = JSON.stringify([entityRef, uri, accountId, regions]);
    const rounds =
      this.rounds.get(key) ??
      WriterRounds.create(
        head =>
          head.includes(`/${accountId}/`) &&
          regions.some(region => head.includes(`/${region}/`)),
      );
    // The map's order is that of use.
    this.rounds.delete(key);
    this.rounds.set(key, rounds);
    const [oldest] = this.rounds.keys();
    if (this.rounds.size > MAX_LOCATIONS) {
      this.rounds.delete(oldest);
    }
    return rounds;
  }
}
