import { difference } from './difference';

/** What one collection took. */
export interface Cycle {
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
  calls: Record<string, number>;
}

/**
 * Measures a collection.
 *
 * @param readCalls - calls to AWS so far, by operation
 */
export async function measure(
  run: () => Promise<void>,
  readCalls: () => Promise<Record<string, number>>,
): Promise<Cycle> {
  global.gc?.();
  const before = await readCalls();
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await run();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(sampling);
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: peak / 2 ** 20,
    calls: difference(await readCalls(), before),
  };
}
