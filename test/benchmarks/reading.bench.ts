/**
 * What reading costs while 10,000 agents are stored. Run from the root of the
 * repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/reading.bench.ts [agents]
 *
 * Asks what a tab asks when it opens, for one agent after the other, each request
 * in turn with two others of the same backend: the catalog's own for the same
 * entity, which authenticates its caller, applies the caller's permissions and
 * reads one row; and one that does nothing but authenticate. All of it once
 * uncompressed, and then once with gzip, which the backend adds to answers of
 * over 1 KiB. Exits with 1 when a request takes more than twice as long as the
 * catalog's at the 99th percentile, uncompressed as small answers are.
 */
import { READING_TOKEN } from './world/readingToken';
import { startServer } from './world/startServer';

/** Of a tab, each of another agent. */
const OPENINGS = 500;
const WARM_UP = 50;
const GOAL = 2;

const PATHS = [
  '',
  '/metrics?range=1h',
  '/metrics?range=7d',
  '/deliveries',
  '/alarms',
  '/calls',
  '/costs',
  '/credentials',
  '/permissions',
];

/** Milliseconds of requests. */
interface Times {
  readonly own: ReadonlyMap<string, number[]>;
  readonly catalog: number[];
  readonly empty: number[];
}

function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const shown = (times: number[]) =>
  `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.99).toFixed(
    1,
  )} ms`;

function row(...cells: string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

async function open(
  endpoint: string,
  encoding: string,
  agents: number,
): Promise<Times> {
  const ask = async (path: string): Promise<number> => {
    const startedAt = performance.now();
    const response = await fetch(`${endpoint}/api${path}`, {
      headers: {
        authorization: `Bearer ${READING_TOKEN}`,
        'accept-encoding': encoding,
      },
    });
    await response.arrayBuffer();
    if (response.status !== 200) {
      throw new Error(`${path} answers ${response.status}`);
    }
    return performance.now() - startedAt;
  };
  const times = {
    own: new Map(PATHS.map(path => [path, [] as number[]])),
    catalog: [] as number[],
    empty: [] as number[],
  };
  for (let i = 0; i < OPENINGS + WARM_UP; i += 1) {
    if (i === WARM_UP) {
      [...times.own.values(), times.catalog, times.empty].forEach(list =>
        list.splice(0),
      );
    }
    const place = `component/default/service-${(i * 7919) % agents}`;
    for (const [path, own] of times.own) {
      // In turn, so that what disturbs the one disturbs the others.
      own.push(await ask(`/aws-agents/agents/${place}${path}`));
      times.catalog.push(await ask(`/catalog/entities/by-name/${place}`));
      times.empty.push(await ask('/empty'));
    }
  }
  return times;
}

/** @returns what is slower than the goal */
function report(encoding: string, { own, catalog, empty }: Times): string[] {
  process.stdout.write(
    `\n${encoding}: catalog ${shown(catalog)}, empty ${shown(empty)}\n\n`,
  );
  row(
    'request',
    'p50 / p99',
    ...['p50 / catalog', 'p99 / catalog', 'p50 / empty', 'p99 / empty'],
  );
  row(...Array.from({ length: 6 }, () => '---'));
  return [...own].flatMap(([path, times]) => {
    const name = path.slice(1) || '(agent)';
    const ratio = (others: number[], share: number) =>
      percentile(times, share) / percentile(others, share);
    row(
      `\`.../${name}\``,
      shown(times),
      ...[catalog, empty].flatMap(others => [
        ratio(others, 0.5).toFixed(2),
        ratio(others, 0.99).toFixed(2),
      ]),
    );
    const worst = ratio(catalog, 0.99);
    return worst > GOAL ? [`${encoding}, ${name}: ${worst.toFixed(2)}`] : [];
  });
}

async function main(): Promise<void> {
  const agents = Number(process.argv[2] ?? 10_000);
  const { endpoint, stop } = await startServer(
    'test/benchmarks/world/serveReading.ts',
    String(agents),
  );
  try {
    const uncompressed = await open(endpoint, 'identity', agents);
    const slow = report('identity', uncompressed);
    report('gzip', await open(endpoint, 'gzip', agents));
    for (const problem of slow) {
      process.stderr.write(`✗ ${problem} times the catalog's\n`);
    }
    process.exitCode = slow.length > 0 ? 1 : 0;
  } finally {
    stop();
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
