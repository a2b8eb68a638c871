import pLimit from 'p-limit';

/**
 * Runs a bounded number of works at a time, of which those that take longer
 * than some time are not counted: who is slow holds up nobody.
 */
export function patientLimit(
  concurrency: number,
  patienceMs: number,
): <T>(work: () => Promise<T>) => Promise<T> {
  const limit = pLimit(concurrency);
  return work =>
    new Promise((resolve, reject) => {
      limit(async () => {
        const running = work();
        running.then(resolve, reject);
        let timer: NodeJS.Timeout | undefined;
        const patience = new Promise<void>(over => {
          timer = setTimeout(over, patienceMs);
        });
        await Promise.race([running, patience]).catch(() => {});
        clearTimeout(timer);
      });
    });
}
