import { setTimeout as sleep } from 'node:timers/promises';
import { difference } from './difference';
import { LoopWatch, type LoopFigures } from './LoopWatch';
import type { PortalEngine } from './portalEngine';

const MEMORY_SAMPLE_MS = 50;

/** What a run of the collection took. */
export interface RunFigures {
  readonly seconds: number;
  /** Of this process, all threads; AWS and PostgreSQL have their own. */
  readonly cpuSeconds: number;
  readonly peakRssBytes: number;
  readonly heapAfterBytes: number;
  readonly loop?: LoopFigures;
  /** Calls that AWS counted, by operation. */
  readonly calls: Record<string, number>;
  /** Statements on the database, by their first word. */
  readonly statements: Record<string, number>;
}

/** Runs something and tells what it took. */
export async function measureRun(
  readCalls: () => Promise<Record<string, number>>,
  run: () => Promise<void>,
  options: {
    engine: Pick<PortalEngine, 'statements'>;
    /** Watches memory and event loop, which takes some CPU time itself. */
    watched: boolean;
    /** Time for what is written later, in ms; it does not count as the run's. */
    settleMs: number;
  },
): Promise<RunFigures> {
  const { engine, watched, settleMs } = options;
  global.gc?.();
  const callsBefore = await readCalls();
  const statementsBefore = engine.statements();
  let peakRssBytes = process.memoryUsage().rss;
  const sample = () => {
    peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
  };
  const sampling = watched ? setInterval(sample, MEMORY_SAMPLE_MS) : undefined;
  const loop = watched ? new LoopWatch() : undefined;
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await run();
  const seconds = (performance.now() - startedAt) / 1000;
  await sleep(settleMs);
  const { user, system } = process.cpuUsage(cpu);
  const loopFigures = loop?.end();
  clearInterval(sampling);
  const statements = difference(engine.statements(), statementsBefore);
  const calls = difference(await readCalls(), callsBefore);
  global.gc?.();
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakRssBytes,
    heapAfterBytes: process.memoryUsage().heapUsed,
    ...(loopFigures ? { loop: loopFigures } : {}),
    calls,
    statements,
  };
}
