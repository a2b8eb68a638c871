/**
 * What reading costs while 10,000 agents are stored. Run from the root of the
 * repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/reading.bench.ts [agents]
 *
 * Asks what a tab asks when it opens, for one agent after the other, each request
 * in turn with two others of the same backend: the catalog's own for the same entity, which authenticates its
 * caller, applies the caller's permissions and reads one row; and one that does
 * nothing but authenticate. Exits with 1 when a request takes more than twice
 * as long as the catalog's at the 99th percentile.
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

function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const ms = (value: number) => `${value.toFixed(1)} ms`;

function row(...cells: string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

async function main(): Promise<void> {
  const agents = Number(process.argv[2] ?? 10_000);
  const backend = await startServer(
    'test/benchmarks/world/serveReading.ts',
    String(agents),
  );

  const ask = async (path: string, times: number[]): Promise<void> => {
    const startedAt = performance.now();
    const response = await fetch(`${backend.endpoint}/api${path}`, {
      headers: { authorization: `Bearer ${READING_TOKEN}` },
    });
    await response.arrayBuffer();
    if (response.status !== 200) {
      backend.stop();
      throw new Error(`${path} answers ${response.status}`);
    }
    times.push(performance.now() - startedAt);
  };

  const references = ['catalog', 'empty'];
  row(
    'request',
    'p50',
    'p99',
    ...references.flatMap(name => [`${name} p50`, `${name} p99`]),
    ...references.flatMap(name => [`p50 / ${name}`, `p99 / ${name}`]),
  );
  row(...Array.from({ length: 3 + 4 * references.length }, () => '---'));
  const times = PATHS.map(path => ({
    path,
    own: [] as number[],
    others: [[], []] as number[][],
  }));
  for (let i = 0; i < OPENINGS + WARM_UP; i += 1) {
    if (i === WARM_UP) {
      times.forEach(({ own, others }) =>
        [own, ...others].forEach(list => list.splice(0)),
      );
    }
    const place = `component/default/service-${(i * 7919) % agents}`;
    for (const { path, own, others } of times) {
      // In turn, so that what disturbs the one disturbs the others.
      await ask(`/aws-agents/agents/${place}${path}`, own);
      await ask(`/catalog/entities/by-name/${place}`, others[0]);
      await ask('/empty', others[1]);
    }
  }
  const slow = times.flatMap(({ path, own, others }) => {
    const ratio = (list: number[], share: number) =>
      percentile(own, share) / percentile(list, share);
    row(
      `\`.../${path.slice(1) || '(agent)'}\``,
      ...[own, ...others].flatMap(list => [
        ms(percentile(list, 0.5)),
        ms(percentile(list, 0.99)),
      ]),
      ...others.flatMap(list => [
        ratio(list, 0.5).toFixed(2),
        ratio(list, 0.99).toFixed(2),
      ]),
    );
    const worst = ratio(others[0], 0.99);
    return worst > GOAL
      ? [`${path || '(agent)'}: ${worst.toFixed(2)} times`]
      : [];
  });
  backend.stop();
  for (const problem of slow) {
    process.stderr.write(`✗ ${problem}\n`);
  }
  process.exit(slow.length > 0 ? 1 : 0);
}

main();
