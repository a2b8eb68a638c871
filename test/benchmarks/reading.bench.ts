/**
 * What reading costs while 10,000 agents are stored. Run from the root of the
 * repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/reading.bench.ts [agents]
 *
 * Asks the requests of the tab by HTTP, each in turn with a plain route of the
 * same backend that authenticates its caller as they do, and compares the times.
 * Exits with 1 when one takes more than twice as long at the 99th percentile.
 */
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import awsAgentsPlugin from 'backstage-plugin-aws-agents-backend';
import { createReadingWorld } from './world/readingWorld';

const REQUESTS = 400;
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
];

const plainPlugin = createBackendPlugin({
  pluginId: 'plain',
  register(env) {
    env.registerInit({
      deps: {
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
      },
      async init({ http, httpAuth }) {
        http.use(async (request, response) => {
          await httpAuth.credentials(request, { allow: ['service'] });
          response.json({ status: 'ok' });
        });
      },
    });
  },
});

function percentile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function main(): Promise<void> {
  const agents = Number(process.argv[2] ?? 10_000);
  const world = await createReadingWorld(agents);
  const backend = createBackend();
  backend.add(awsAgentsPlugin);
  backend.add(plainPlugin);
  backend.add(catalogServiceMock.factory({ entities: world.entities }));
  await backend.start();
  await world.fill();

  const ask = async (path: string): Promise<number> => {
    const startedAt = performance.now();
    const response = await fetch(`${world.url}${path}`, {
      headers: { authorization: `Bearer ${world.token}` },
    });
    await response.arrayBuffer();
    if (response.status !== 200) {
      throw new Error(`${path} answers ${response.status}`);
    }
    return performance.now() - startedAt;
  };

  const row = (...cells: Array<string | number>) =>
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  row(
    'request',
    'p50',
    'p99',
    'plain p50',
    'plain p99',
    'p50 ratio',
    'p99 ratio',
  );
  row('---', '---', '---', '---', '---', '---', '---');
  const slow: string[] = [];
  for (const path of PATHS) {
    const own: number[] = [];
    const plain: number[] = [];
    for (let i = 0; i < REQUESTS + WARM_UP; i += 1) {
      const name = world.entities[(i * 7919) % agents].metadata.name;
      // In turn, so that what disturbs the one disturbs the other.
      const took = await ask(
        `/api/aws-agents/agents/component/default/${name}${path}`,
      );
      const tookPlain = await ask('/api/plain');
      if (i >= WARM_UP) {
        own.push(took);
        plain.push(tookPlain);
      }
    }
    const ratio = (share: number) =>
      percentile(own, share) / percentile(plain, share);
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    row(
      `\`.../${path.slice(1) || '(agent)'}\``,
      ms(percentile(own, 0.5)),
      ms(percentile(own, 0.99)),
      ms(percentile(plain, 0.5)),
      ms(percentile(plain, 0.99)),
      ratio(0.5).toFixed(2),
      ratio(0.99).toFixed(2),
    );
    if (ratio(0.99) > GOAL) {
      slow.push(`${path || '(agent)'}: ${ratio(0.99).toFixed(2)} times`);
    }
  }
  await backend.stop();
  await world.remove();
  for (const problem of slow) {
    process.stderr.write(`✗ ${problem}\n`);
  }
  process.exit(slow.length > 0 ? 1 : 0);
}

main();
