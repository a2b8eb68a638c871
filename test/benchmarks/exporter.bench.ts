/**
 * What a scrape costs with 10,000 agents. Run from the root of the repository:
 *
 *   node --expose-gc --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/exporter.bench.ts [agents]
 *
 * Serves the exporter over HTTP with 10 metrics of each agent in the store
 * (SQLite), and has a process of its own scrape it. Exits with 1 when not all
 * series came, or the event loop was held for over 100 ms at a time.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
// Benchmarks look behind the router.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { createExporterRouter } from '../../plugins/aws-agents-backend/src/exporter';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  DatabaseSeriesStore,
  type SeriesWrite,
} from '../../plugins/aws-agents-backend/src/store';
import { LoopWatch } from './world/LoopWatch';
import { startEngine } from './world/portalEngine';
import { runAside } from './world/runAside';
import type { Scrape } from './world/scrape';

const METRICS = 10;
const SCRAPES = 5;
const LONGEST_HOLD_MS = 100;
const MEMORY_SAMPLE_MS = 20;

function seriesOf(agent: number): SeriesWrite[] {
  const at = new Date(Date.now() - 60_000);
  return Array.from({ length: METRICS }, (_, metric) => ({
    entityRef: `component:default/service-${agent}`,
    definition: {
      seriesId: `series-${metric}`,
      selector: `AWS/SQS{QueueName="service-${agent}"}`,
      namespace: 'AWS/SQS',
      metricName: `Metric${metric}`,
      dimensions: { QueueName: `service-${agent}` },
      statistic: 'Average',
      unit: 'Count',
      minimumPeriodSeconds: 60,
      accountId: String(100_000_000_001 + (agent % 200)),
      region: 'eu-west-1',
    },
    status: 'complete',
    fetchedAt: { 60: at },
    askedAt: at,
    newestPointAt: at,
    newestValue: agent / 7,
  }));
}

/** The exporter behind its router, for anybody who asks. */
async function serve(engine: Awaited<ReturnType<typeof startEngine>>) {
  const { exporter, config } = engine.agents;
  const router = await createExporterRouter({
    exporter,
    config: config.exporter,
    httpAuth: { credentials: async () => ({}) } as never,
    permissions: { authorize: async () => [{ result: 'ALLOW' }] } as never,
  });
  const server = createServer((request, response) => {
    Object.assign(request, { query: {} });
    router(request as never, response as never, error => {
      response.writeHead(500).end(`${error}`);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}/exporter/metrics` };
}

const row = (...cells: Array<string | number>) =>
  process.stdout.write(`| ${cells.join(' | ')} |\n`);

/** One scrape, and what it took of this process. */
async function scrape(url: string) {
  global.gc?.();
  const rss = process.memoryUsage.rss();
  let peak = rss;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, MEMORY_SAMPLE_MS);
  const loop = new LoopWatch();
  const cpu = process.cpuUsage();
  const scraped = await runAside<Scrape>('test/benchmarks/world/scrape.ts', {
    url,
  });
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(sampling);
  return {
    ...scraped,
    ...loop.end(),
    cpuMs: (user + system) / 1000,
    grownMebibytes: (peak - rss) / 2 ** 20,
  };
}

async function main(): Promise<void> {
  const agents = Number(process.argv[2] ?? 10_000);
  const problems: string[] = [];
  const engine = await startEngine({
    entities: [],
    awsAgents: {
      portalId: 'bench',
      defaultRegions: ['eu-west-1'],
      endpoint: 'http://127.0.0.1:1',
    },
  });
  const store = DatabaseSeriesStore.create(engine.knex);
  await store.write(
    Array.from({ length: agents }, (_, agent) => seriesOf(agent)).flat(),
  );
  const { server, url } = await serve(engine);
  row('first byte', 'all', 'bytes', 'CPU', 'longest hold', 'p99 delay', 'RSS');
  row('---', '---', '---', '---', '---', '---', '---');
  for (let count = 0; count < SCRAPES; count += 1) {
    const figures = await scrape(url);
    row(
      `${figures.firstByteMs.toFixed(0)} ms`,
      `${figures.allMs.toFixed(0)} ms`,
      `${(figures.bytes / 1e6).toFixed(1)} MB`,
      `${figures.cpuMs.toFixed(0)} ms`,
      `${figures.holdMax.toFixed(0)} ms`,
      `${figures.delayP99.toFixed(0)} ms`,
      `+${figures.grownMebibytes.toFixed(0)} MiB`,
    );
    if (figures.samples !== agents * METRICS) {
      problems.push(`${figures.samples} of ${agents * METRICS} series came`);
    }
    // The first one is compiled as it runs.
    if (count > 0 && figures.holdMax > LONGEST_HOLD_MS) {
      problems.push(`the loop was held for ${figures.holdMax.toFixed(0)} ms`);
    }
  }
  server.close();
  await engine.stop();
  for (const problem of problems) {
    process.stderr.write(`✗ ${problem}\n`);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
