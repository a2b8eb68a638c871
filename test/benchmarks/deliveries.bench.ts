/**
 * How many ListObjectsV2 calls it takes to see what arrived in the last day at S3 locations that hold the objects of a
 * year, against the local AWS. Run from the root of the repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/deliveries.bench.ts
 *
 * Exits with 1 when a location whose keys are in the order of time is not seen whole, or takes more calls than one for
 * each thousand keys of the day and three for each of its writers. A location with more writers than one collection can
 * list, as the trail of an organization has, takes several collections, none with more calls than the bound, until each of
 * its objects of the day is counted.
 */
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startSandbox, type SandboxSeed } from 'aws-sandbox';
// The scan is internal to the plugin, and this is about nothing else.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { DeliveryTally } from '../../plugins/aws-agents-backend/src/collectors/deliveries/DeliveryTally';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  MAX_LISTINGS,
  type Listing,
} from '../../plugins/aws-agents-backend/src/collectors/deliveries/BoundedLister';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { listRecent } from '../../plugins/aws-agents-backend/src/collectors/deliveries/listRecent';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { WriterRounds } from '../../plugins/aws-agents-backend/src/collectors/deliveries/WriterRounds';

const DAYS = 360;
const PAGE = 1_000;
const KEY = {
  accessKeyId: 'AKIABENCHMARKEXAMPLE',
  secretAccessKey: 'an-invented-secret-of-the-benchmark-00001',
};

/** A writer that has delivered for a year. */
interface Writer {
  readonly layout: string;
  readonly everyMinutes: number;
  /** Folders that each have an order of time of their own. */
  readonly writers: number;
  readonly ordered: boolean;
}

const WRITERS: readonly Writer[] = [
  { layout: 'firehose', everyMinutes: 1, writers: 1, ordered: true },
  { layout: 'alb-logs', everyMinutes: 5, writers: 1, ordered: true },
  { layout: 'cloudtrail', everyMinutes: 5, writers: 1, ordered: true },
  { layout: 'partitioned', everyMinutes: 5, writers: 1, ordered: true },
  { layout: 'flat', everyMinutes: 5, writers: 1, ordered: true },
  { layout: 'loki', everyMinutes: 5, writers: 6, ordered: true },
  {
    layout: 'organization-trail',
    everyMinutes: 1,
    writers: 36,
    ordered: true,
  },
  { layout: 'tempo', everyMinutes: 10, writers: 1, ordered: false },
];

const SEED = {
  accounts: [
    {
      id: '111122223333',
      users: [
        {
          name: 'reader',
          accessKeys: [{ id: KEY.accessKeyId, secret: KEY.secretAccessKey }],
          inlinePolicies: {
            list: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' },
              ],
            },
          },
        },
      ],
      buckets: [
        {
          name: 'acme-year',
          region: 'eu-west-1',
          deliveries: WRITERS.map(({ layout, everyMinutes }) => ({
            prefix: `${layout}/`,
            layout,
            every: `${everyMinutes}m`,
            from: `-${DAYS}d`,
            size: { mean: 1_000 },
          })),
        },
      ],
    },
  ],
} as unknown as SandboxSeed;

function listerOf(client: S3Client, calls: { made: number }) {
  return async ({ prefix, startAfter, delimiter }: Listing) => {
    calls.made += 1;
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket: 'acme-year',
        Prefix: prefix,
        StartAfter: startAfter,
        Delimiter: delimiter,
      }),
    );
    return {
      objects: (page.Contents ?? []).map(object => ({
        key: object.Key ?? '',
        at: object.LastModified ?? new Date(0),
        bytes: object.Size ?? 0,
      })),
      prefixes: (page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''),
      more: page.IsTruncated ?? false,
    };
  };
}

/** As long as writers are remembered that were not all found. */
const MOST_COLLECTIONS = 20;

async function measure(client: S3Client, writer: Writer) {
  const rounds = WriterRounds.create();
  const now = new Date();
  const began = process.hrtime.bigint();
  const collect = async () => {
    const calls = { made: 0 };
    const tally = DeliveryTally.create({ now, windowSeconds: 24 * 3600 });
    const found = await listRecent(
      listerOf(client, calls),
      `${writer.layout}/`,
      tally,
      rounds,
    );
    return { calls, tally, ...found };
  };
  let last = await collect();
  let collections = 1;
  let most = last.calls.made;
  while (
    last.writers &&
    !last.writers.allFound &&
    collections < MOST_COLLECTIONS
  ) {
    last = await collect();
    collections += 1;
    most = Math.max(most, last.calls.made);
  }
  const { truncated, tally } = last;
  const perDay = (24 * 60) / writer.everyMinutes;
  const bound = writer.ordered
    ? Math.ceil(perDay / PAGE) + 3 * writer.writers
    : MAX_LISTINGS;
  return {
    keys: perDay * DAYS,
    walked: Math.ceil((perDay * DAYS) / PAGE),
    calls: most,
    collections,
    seen: tally.hourly().reduce((sum, { objects }) => sum + objects, 0),
    complete: !truncated,
    milliseconds: Number(process.hrtime.bigint() - began) / 1e6,
    holds: last.writers
      ? most <= MAX_LISTINGS && last.writers.found === writer.writers
      : most <= bound && truncated !== writer.ordered,
  };
}

async function main(): Promise<boolean> {
  const sandbox = await startSandbox({ seed: SEED });
  const client = new S3Client({
    endpoint: sandbox.endpoint,
    region: 'eu-west-1',
    credentials: KEY,
    forcePathStyle: true,
  });
  const row = (cells: (string | number)[]) =>
    process.stdout.write(
      `${cells
        .map((cell, index) =>
          index === 0
            ? String(cell).padEnd(20)
            : cell.toLocaleString('en').padStart(14),
        )
        .join('')}\n`,
    );
  row([
    'layout',
    'keys',
    'walking',
    'calls at most',
    'collections',
    'of the day',
    'whole',
    'ms',
  ]);
  let holds = true;
  for (const writer of WRITERS) {
    const figures = await measure(client, writer);
    holds = holds && figures.holds;
    row([
      writer.layout,
      figures.keys,
      figures.walked,
      figures.calls,
      figures.collections,
      figures.seen,
      figures.complete ? 'yes' : 'at least',
      Math.round(figures.milliseconds),
    ]);
  }
  client.destroy();
  await sandbox.close();
  return holds;
}

main()
  .then(holds => {
    process.exitCode = holds ? 0 : 1;
  })
  .catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
