import type { CallTotals } from '../aws';

/** Calls of collectors: all that were made but those to STS, which are sessions. */
export function countCalls({
  byOperation,
}: Pick<CallTotals, 'byOperation'>): number {
  return Object.entries(byOperation)
    .filter(([operation]) => !operation.startsWith('STS.'))
    .reduce((sum, [, count]) => sum + count, 0);
}
