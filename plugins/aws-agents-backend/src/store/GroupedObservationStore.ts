import type {
  DatabaseObservationStore,
  KeptCollectors,
} from './DatabaseObservationStore';
import { GroupCommit } from './GroupCommit';
import { GroupRead } from './GroupRead';
import type {
  ObservationRecord,
  ObservationStore,
  ObservationWrite,
} from './observations';

/** Joins the reads and writes of agents that are collected side by side. */
export class GroupedObservationStore implements ObservationStore {
  private readonly writes: GroupCommit<ObservationWrite>;
  private readonly retained: GroupCommit<KeptCollectors>;
  private readonly states: GroupRead<ObservationRecord[]>;
  private readonly data = new Map<string, GroupRead<unknown>>();

  static create(inner: DatabaseObservationStore): GroupedObservationStore {
    return new GroupedObservationStore(inner);
  }

  private constructor(private readonly inner: DatabaseObservationStore) {
    this.writes = new GroupCommit(
      items => inner.write(items),
      ({ entityRef, collector }) => `${entityRef} ${collector}`,
    );
    this.retained = new GroupCommit(
      items => inner.retainCollectorsOf(items),
      ({ entityRef }) => entityRef,
    );
    this.states = new GroupRead(refs => inner.listStates(refs));
  }

  write(observations: readonly ObservationWrite[]): Promise<void> {
    return this.writes.add(observations);
  }

  listStates(
    entityRefs: readonly string[],
  ): Promise<Map<string, ObservationRecord[]>> {
    return this.states.get(entityRefs);
  }

  list(
    entityRef: string,
    collectors?: readonly string[],
  ): Promise<ObservationRecord[]> {
    return this.inner.list(entityRef, collectors);
  }

  listData(
    entityRefs: readonly string[],
    collector: string,
  ): Promise<Map<string, unknown>> {
    const group =
      this.data.get(collector) ??
      new GroupRead<unknown>(refs => this.inner.listData(refs, collector));
    this.data.set(collector, group);
    return group.get(entityRefs);
  }

  retainCollectors(
    entityRef: string,
    collectors: readonly string[],
  ): Promise<void> {
    return this.retained.add([{ entityRef, collectors }]);
  }

  prune(before: Date): Promise<void> {
    return this.inner.prune(before);
  }
}
