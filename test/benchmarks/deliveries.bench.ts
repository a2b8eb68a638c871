/**
 * How many ListObjectsV2 calls it takes to see what arrived in the last day at S3 locations that hold the objects of a
 * year, against the local AWS. Run from the root of the repository:
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs test/benchmarks/deliveries.bench.ts
 *
 * Exits with 1 when a location whose keys are in the order of time is not seen whole, or takes more calls than one for
 * each thousand keys of the day and three for each of its writers.
 */
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { startSandbox, type SandboxSeed } from 'aws-sandbox';
// The scan is internal to the plugin, and this is about nothing else.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { DeliveryTally } from '../../plugins/aws-agents-backend/src/collectors/deliveries/DeliveryTally';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  listRecent,
  MAX_LISTINGS,
  type Listing,
} from '../../plugins/aws-agents-backend/src/collectors/deliveries/listRecent';

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

async function measure(client: S3Client, writer: Writer) {
  const calls = { made: 0 };
  const tally = DeliveryTally.create({
    now: new Date(),
    windowSeconds: 24 * 3600,
  });
  const began = process.hrtime.bigint();
  const { truncated } = await listRecent(
    listerOf(client, calls),
    `${writer.layout}/`,
    tally,
  );
  const perDay = (24 * 60) / writer.everyMinutes;
  const bound = writer.ordered
    ? Math.ceil(perDay / PAGE) + 3 * writer.writers
    : MAX_LISTINGS;
  return {
    keys: perDay * DAYS,
    walked: Math.ceil((perDay * DAYS) / PAGE),
    calls: calls.made,
    seen: tally.hourly().reduce((sum, { objects }) => sum + objects, 0),
    complete: !truncated,
    milliseconds: Number(process.hrtime.bigint() - began) / 1e6,
    holds: calls.made <= bound && truncated !== writer.ordered,
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
            ? String(cell).padEnd(14)
            : cell.toLocaleString('en').padStart(14),
        )
        .join('')}\n`,
    );
  row(['layout', 'keys', 'walking', 'calls made', 'of the day', 'whole', 'ms']);
  let holds = true;
  for (const writer of WRITERS) {
    const figures = await measure(client, writer);
    holds = holds && figures.holds;
    row([
      writer.layout,
      figures.keys,
      figures.walked,
      figures.calls,
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
