/**
 * Whether the cost of an agent grows with the number of agents. Run from the
 * root of the repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/growth.bench.ts [kind] [largest]
 *
 * 100, 1,000 and 10,000 agents, or up to `largest`, with 10 metrics each over an
 * AWS that is simulated at the network in a process of its own. Kinds: accounts
 * and regions `growing` with the agents, a `fixed` number of accounts, and
 * `discovered` metrics; default: the first two. With the environment variable
 * `BENCH_POSTGRES`, a connection string, in that database instead of SQLite.
 *
 * Exits with 1 when an operation is called more often than need be, or an agent
 * of the largest fleet takes over 1.2 times the CPU time of one of the smallest.
 */
import type { FleetSize } from '../integration/world/fleet';
import type { FleetFigures, FleetRun, Look } from './world/measureFleet';
import { runAside } from './world/runAside';

const REGIONS = ['eu-west-1', 'us-east-1', 'eu-central-1', 'ap-southeast-2'];
const METRICS = 10;
const GOAL = 1.2;

/** How many accounts and regions fleets of a kind have. */
const KINDS: Record<
  string,
  (agents: number) => Omit<FleetSize, 'agents' | 'metricsPerAgent'>
> = {
  growing: agents => ({
    accounts: agents / 50,
    regions: REGIONS.slice(0, agents > 1_000 ? 4 : 2),
  }),
  fixed: () => ({ accounts: 20, regions: REGIONS.slice(0, 2) }),
  discovered: () => ({
    accounts: 20,
    regions: REGIONS.slice(0, 2),
    discovered: true,
  }),
};

const problems: string[] = [];

const row = (...cells: Array<string | number>) =>
  process.stdout.write(`| ${cells.join(' | ')} |\n`);

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const mean = (numbers: number[]) =>
  numbers.reduce((total, number) => total + number, 0) / numbers.length;

const millisecondsAnAgent = (looks: readonly Look[], agents: number) =>
  (mean(looks.map(({ cpuSeconds }) => cpuSeconds)) * 1_000) / agents;

const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

/** Small fleets are looked at more often, for their figures scatter more. */
function runOf(kind: string, agents: number): FleetRun {
  const small = agents <= 100;
  const connectionString = process.env.BENCH_POSTGRES;
  return {
    size: {
      agents,
      metricsPerAgent: METRICS,
      sharedRole: true,
      ...KINDS[kind](agents),
    },
    firstLooks: small ? 3 : 1,
    laterCycles: small ? 4 : 2,
    watched: agents >= 10_000,
    ...(connectionString ? { connectionString } : {}),
  };
}

/**
 * The fewest calls of a look. The simulation tells of GetMetricData; lists of
 * alarms and of detectors are one a session and region, and detectors hold for a
 * quarter of an hour; each role takes four calls of IAM, and at first one more.
 */
function fewestCalls(
  { size }: FleetRun,
  look: Look,
  when: 'first' | 'later' | 'withRoles',
): Record<string, number> {
  const places = size.accounts * size.regions.length;
  const ofRoles = when === 'later' ? 0 : size.agents;
  const first = when === 'first';
  return {
    AssumeRole: first ? size.accounts : 0,
    GetMetricData: look.fewestMetricCalls,
    ListMetrics: look.calls.ListMetrics ?? 0,
    DescribeAlarms: places,
    DescribeAnomalyDetectors: first
      ? places
      : Math.min(places, look.calls.DescribeAnomalyDetectors ?? 0),
    GetRole: ofRoles,
    ListRolePolicies: ofRoles,
    GetRolePolicy: ofRoles,
    ListAttachedRolePolicies: ofRoles,
    GenerateServiceLastAccessedDetails: first ? size.agents : 0,
  };
}

function checkCalls(
  run: FleetRun,
  look: Look,
  when: 'first' | 'later' | 'withRoles',
): void {
  const { GetCallerIdentity: _who, ...made } = look.calls;
  const fewest = fewestCalls(run, look, when);
  for (const name of Object.keys({ ...made, ...fewest })) {
    if ((made[name] ?? 0) !== (fewest[name] ?? 0)) {
      problems.push(
        `${run.size.agents} agents, ${when}: ${made[name]} calls of ${name}, fewest: ${fewest[name]}`,
      );
    }
  }
}

function report(run: FleetRun, figures: FleetFigures): void {
  const { agents } = run.size;
  const { first, later, withRoles } = figures;
  const [cycle] = later;
  const statements = (verbs: string[]) =>
    verbs.reduce((total, verb) => total + (cycle.statements[verb] ?? 0), 0);
  if (figures.statuses.ok !== agents) {
    problems.push(
      `not all ${agents} agents were observed: ${JSON.stringify(
        figures.statuses,
      )}`,
    );
  }
  row(
    agents,
    run.size.accounts,
    run.size.regions.length,
    `${millisecondsAnAgent(first, agents).toFixed(2)} ms`,
    `${millisecondsAnAgent(later, agents).toFixed(2)} ms`,
    `${millisecondsAnAgent(withRoles, agents).toFixed(2)} ms`,
    `${first[0].seconds.toFixed(0)} / ${cycle.seconds.toFixed(0)} s`,
    `${(sum(cycle.calls) / agents).toFixed(3)}`,
    `${(figures.heapBytes / agents / 1024).toFixed(1)} KiB`,
    `${(statements(['insert', 'update', 'delete']) / agents).toFixed(3)} / ${(
      statements(['select']) / agents
    ).toFixed(3)}`,
    mebibytes(figures.databaseBytes),
  );
  for (const [when, looks] of Object.entries({ first, later, withRoles })) {
    for (const look of looks) {
      checkCalls(run, look, when as 'first' | 'later' | 'withRoles');
    }
  }
}

function reportWatched({ size }: FleetRun, figures: FleetFigures): void {
  const { first, later, withRoles } = figures;
  row('watched', 'peak RSS', 'p99 delay', 'max', 'longest hold', 'over 100 ms');
  row('---', '---', '---', '---', '---', '---');
  for (const [when, [look]] of Object.entries({ first, later, withRoles })) {
    if (look.loop) {
      const { delayP99, delayMax, holdMax, holdsOver100 } = look.loop;
      row(
        `${size.agents}, ${when}`,
        mebibytes(look.peakRssBytes),
        ...[delayP99, delayMax, holdMax].map(ms => `${ms.toFixed(0)} ms`),
        holdsOver100,
      );
    }
  }
  process.stdout.write(`rows: ${JSON.stringify(figures.rows)}\n`);
}

function checkGrowth(
  kind: string,
  results: ReadonlyArray<{ agents: number; figures: FleetFigures }>,
): void {
  for (const when of ['first', 'later', 'withRoles'] as const) {
    const costs = results.map(({ agents, figures }) =>
      millisecondsAnAgent(figures[when], agents),
    );
    const largest = costs[costs.length - 1];
    const growth = largest / costs[0];
    row(
      `growth of an agent's cost, ${when}`,
      `${growth.toFixed(2)} from end to end`,
      `≤ ${GOAL}`,
      `${(largest / Math.min(...costs)).toFixed(2)} from the cheapest`,
    );
    if (growth > GOAL) {
      problems.push(`${kind}, ${when}: grows ${growth.toFixed(2)} times`);
    }
  }
}

async function measure(kind: string, largest: number): Promise<void> {
  process.stdout.write(`\n${kind}\n\n`);
  row(
    'agents',
    'accounts',
    'regions',
    'CPU, first',
    'CPU, later',
    'CPU, with roles',
    'wall, first / later',
    'calls, later',
    'heap',
    'writes / reads, later',
    'database',
  );
  row(...Array<string>(11).fill('---'));
  const results = [];
  for (const agents of [100, 1_000, 10_000].filter(n => n <= largest)) {
    const run = runOf(kind, agents);
    const figures = await runAside<FleetFigures>(
      'test/benchmarks/world/measureFleet.ts',
      run,
    );
    report(run, figures);
    results.push({ agents, run, figures });
  }
  process.stdout.write('\n');
  const { run, figures } = results[results.length - 1];
  reportWatched(run, figures);
  process.stdout.write('\n');
  checkGrowth(kind, results);
}

async function main(): Promise<void> {
  const [kind, largest = '10000'] = process.argv.slice(2);
  for (const name of kind ? [kind] : ['growing', 'fixed']) {
    await measure(name, Number(largest));
  }
  for (const problem of problems) {
    process.stderr.write(`✗ ${problem}\n`);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
