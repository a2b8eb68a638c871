import type {
  ObservationRecord,
  ObservationStore,
  ObservationWrite,
} from '../store';
import { summarise } from './summaries';

/** An {@link ObservationStore} that tells the fleet of all that is written. */
export class FleetObservationStore implements ObservationStore {
  /** @param onWrite - told of the agents after observations were written */
  static create(
    store: ObservationStore,
    onWrite: (entityRefs: Iterable<string>) => void,
  ): FleetObservationStore {
    return new FleetObservationStore(store, onWrite);
  }

  private constructor(
    private readonly store: ObservationStore,
    private readonly onWrite: (entityRefs: Iterable<string>) => void,
  ) {}

  async write(observations: readonly ObservationWrite[]): Promise<void> {
    await this.store.write(
      observations.map(item => {
        const summary = item.summary ?? summarise(item);
        return summary === undefined ? item : { ...item, summary };
      }),
    );
    this.onWrite(new Set(observations.map(({ entityRef }) => entityRef)));
  }

  async list(
    entityRef: string,
    collectors?: readonly string[],
  ): Promise<ObservationRecord[]> {
    return await this.store.list(entityRef, collectors);
  }

  async listStates(
    entityRefs: readonly string[],
  ): Promise<Map<string, ObservationRecord[]>> {
    return await this.store.listStates(entityRefs);
  }

  async listData(
    entityRefs: readonly string[],
    collector: string,
  ): Promise<Map<string, unknown>> {
    return await this.store.listData(entityRefs, collector);
  }

  async retainCollectors(
    entityRef: string,
    collectors: readonly string[],
  ): Promise<void> {
    await this.store.retainCollectors(entityRef, collectors);
    this.onWrite([entityRef]);
  }

  async prune(before: Date): Promise<void> {
    await this.store.prune(before);
  }
}
