import { CloudWatchState } from './CloudWatchState';
import {
  SeedPlace,
  alarmFromSeed,
  anomalyDetectorFromSeed,
  demoMetricFromSeed,
} from './fromSeed';
import { CloudWatchSeed, cloudwatchSeedSchema } from './seed';

/** CloudWatch's part of the seed of one account. */
export interface CloudWatchAccountSeed {
  readonly id: string;
  /** By region. */
  readonly regions: Readonly<Record<string, CloudWatchSeed>>;
}

/** CloudWatch of all accounts and regions. */
export class CloudWatchWorld {
  readonly #seeds: ReadonlyMap<string, CloudWatchSeed>;
  readonly #start: Date;
  readonly #states = new Map<string, CloudWatchState>();

  /**
   * @param seed - the accounts; those without CloudWatch data may be left out
   * @param clock - the sandbox's time; relative times count from now
   * @throws Error when an alarm of the seed is one that CloudWatch would refuse
   */
  static create(
    seed: readonly CloudWatchAccountSeed[],
    clock: () => Date,
  ): CloudWatchWorld {
    return new CloudWatchWorld(seed, clock());
  }

  private constructor(seed: readonly CloudWatchAccountSeed[], start: Date) {
    this.#start = start;
    this.#seeds = new Map(
      seed.flatMap(({ id, regions }) =>
        Object.entries(regions).map(
          ([region, part]): [string, CloudWatchSeed] => [
            `${id}/${region}`,
            part,
          ],
        ),
      ),
    );
    // Built now, so that a bad seed is refused at start.
    for (const { id, regions } of seed) {
      Object.keys(regions).forEach(region => this.forAccountRegion(id, region));
    }
  }

  /** CloudWatch of an account in a region; empty when the seed has none. */
  forAccountRegion(accountId: string, region: string): CloudWatchState {
    const key = `${accountId}/${region}`;
    const known = this.#states.get(key);
    if (known) {
      return known;
    }
    const seed = this.#seeds.get(key) ?? cloudwatchSeedSchema.parse({});
    const place: SeedPlace = { accountId, region, start: this.#start };
    const state = CloudWatchState.create({
      accountId,
      region,
      metrics: seed.metrics.map(metric => demoMetricFromSeed(metric, place)),
      alarms: seed.alarms.map(alarm =>
        located(`${accountId}/${region} alarms[${alarm.name}]`, () =>
          alarmFromSeed(alarm, place),
        ),
      ),
      anomalyDetectors: seed.anomalyDetectors.map(detector =>
        anomalyDetectorFromSeed(detector, place),
      ),
      linked: () =>
        seed.linkedAccounts.map(linked =>
          this.forAccountRegion(linked, region),
        ),
    });
    this.#states.set(key, state);
    return state;
  }
}

/** Says where in the seed a problem is. */
function located<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(
      `${where}: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
      },
    );
  }
}
