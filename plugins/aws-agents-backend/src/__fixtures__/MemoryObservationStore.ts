import type {
  ObservationRecord,
  ObservationStore,
  ObservationWrite,
} from '../store';

/** Keeps observations in memory, as the database does. */
export class MemoryObservationStore implements ObservationStore {
  readonly records = new Map<string, ObservationRecord>();

  async write(observations: readonly ObservationWrite[]) {
    for (const item of observations) {
      const key = `${item.entityRef} ${item.collector}`;
      const known = this.records.get(key);
      const last = known?.binding === item.binding ? known : undefined;
      this.records.set(key, {
        ...item,
        data: item.data ?? last?.data ?? null,
        summary: item.data ? item.summary : last?.summary,
        dataAt: item.data ? item.observedAt : last?.dataAt ?? null,
      });
    }
  }

  async list(entityRef: string, collectors?: readonly string[]) {
    return [...this.records.values()].filter(
      record =>
        record.entityRef === entityRef &&
        (collectors?.includes(record.collector) ?? true),
    );
  }

  async listStates(entityRefs: readonly string[]) {
    return new Map(
      await Promise.all(
        entityRefs.map(
          async (ref): Promise<[string, ObservationRecord[]]> => [
            ref,
            await this.list(ref),
          ],
        ),
      ),
    );
  }

  async listData(entityRefs: readonly string[], collector: string) {
    return new Map<string, unknown>(
      [...this.records.values()]
        .filter(
          record =>
            entityRefs.includes(record.entityRef) &&
            record.collector === collector &&
            record.data !== null,
        )
        .map(record => [record.entityRef, record.data]),
    );
  }

  async retainCollectors(entityRef: string, collectors: readonly string[]) {
    for (const record of await this.list(entityRef)) {
      if (!collectors.includes(record.collector)) {
        this.records.delete(`${entityRef} ${record.collector}`);
      }
    }
  }

  async prune() {}

  statuses() {
    return Object.fromEntries(
      [...this.records].map(([key, { status }]) => [
        key.replace('component:default/', ''),
        status,
      ]),
    );
  }
}
