import type { ObservationRecord, ObservationWrite } from '../store';

/** Agents of which any observation differs from before in what people see of its state. */
export function changedAgents(
  before: ReadonlyMap<string, readonly ObservationRecord[]>,
  written: readonly ObservationWrite[],
): string[] {
  const changed = written.filter(write => {
    const last = before
      .get(write.entityRef)
      ?.find(({ collector }) => collector === write.collector);
    return (
      !last ||
      last.binding !== write.binding ||
      last.status !== write.status ||
      last.reason !== write.reason ||
      codesOf(last) !== codesOf(write)
    );
  });
  return [...new Set(changed.map(({ entityRef }) => entityRef))];
}

function codesOf({ failures }: Pick<ObservationWrite, 'failures'>): string {
  return failures.map(({ code }) => code).join(' ');
}
