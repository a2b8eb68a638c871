import type { Delivery } from 'backstage-plugin-aws-agents-common';
import { startSandbox, type Sandbox, type SandboxSeed } from 'aws-sandbox';
import { MemoryObservationStore } from '../../__fixtures__/MemoryObservationStore';
import type { ResolvedAgent } from '../../agents';
import { agentNamed, portalAt, SEED } from '../../sessions/__fixtures__/world';
import { perAgent } from '../perAgent';
import { DELIVERIES_ACTIONS, DeliveriesCollector } from './DeliveriesCollector';
import { MAX_LISTINGS } from './BoundedLister';

/** What each layout of a writer delivers for months, and to how many keys that comes. */
const WRITERS = [
  { layout: 'firehose', every: '1m', from: '-360d', listings: 6 },
  { layout: 'alb-logs', every: '5m', from: '-360d', listings: 4 },
  { layout: 'cloudtrail', every: '5m', from: '-360d', listings: 4 },
  { layout: 'partitioned', every: '5m', from: '-360d', listings: 4 },
  { layout: 'flat', every: '5m', from: '-360d', listings: 4 },
  { layout: 'loki', every: '5m', from: '-360d', listings: 16 },
] as const;

const MONITORING = {
  name: 'big',
  path: '/monitoring/',
  trust: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'sts:ExternalId': 'acme/component:default/big' },
        },
      },
    ],
  },
  inlinePolicies: {
    read: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: [...DELIVERIES_ACTIONS], Resource: '*' },
      ],
    },
  },
};

function seed(): SandboxSeed {
  const [portal, account] = SEED.accounts;
  return {
    ...SEED,
    accounts: [
      portal,
      {
        ...account,
        roles: [...(account.roles ?? []), MONITORING],
        buckets: [
          {
            name: 'acme-big',
            region: 'us-east-1',
            encryption: {
              algorithm: 'aws:kms',
              keyId: 'alias/telemetry',
              bucketKey: true,
            },
            versioning: 'Enabled',
            deliveries: [
              ...WRITERS.map(({ layout, every, from }) => ({
                prefix: `${layout}/`,
                layout,
                every,
                from,
                size: { mean: 1_000 },
              })),
              {
                prefix: 'trail/',
                layout: 'organization-trail',
                every: '1m',
                from: '-360d',
                size: { mean: 1_000 },
              },
              {
                prefix: 'tempo/',
                layout: 'tempo',
                every: '10m',
                from: '-360d',
                size: { mean: 1_000 },
              },
              {
                prefix: 'quiet/',
                layout: 'firehose',
                every: '10m',
                from: '-360d',
                until: '-5h',
                size: { mean: 1_000 },
              },
            ],
          },
        ],
      },
    ],
  } as SandboxSeed;
}

describe('DeliveriesCollector', () => {
  let sandbox: Sandbox;
  let portal: ReturnType<typeof portalAt>;
  let observations: MemoryObservationStore;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: seed() });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    observations = new MemoryObservationStore();
    sandbox.calls.reset();
    portal = portalAt(sandbox, {}, { actions: DELIVERIES_ACTIONS });
  });
  afterEach(() => portal.close());

  async function collect(
    locations: { prefix: string; everySeconds?: number }[],
    bucket = 'acme-big',
    now = new Date(),
    collector = DeliveriesCollector.create({ observations }),
  ) {
    const agent = agentNamed('big');
    const bound: ResolvedAgent = {
      ...agent,
      binding: {
        ...agent.binding,
        deliveries: locations.map(location => ({
          ...location,
          bucket,
          uri: `s3://${bucket}/${location.prefix}`,
        })),
      },
    };
    let expected = 0;
    const outcomes = await perAgent(collector, {
      clients: portal.clients,
      concurrency: 1,
    }).collect([bound], {
      now,
      signal: new AbortController().signal,
      expectCalls: count => {
        expected += count;
      },
    });
    const outcome = outcomes.get(bound.entityRef)!;
    await observations.write([
      {
        ...outcome,
        entityRef: bound.entityRef,
        collector: 'deliveries',
        binding: '',
        observedAt: now,
      },
    ]);
    return {
      outcome,
      deliveries: (outcome.data ?? []) as Delivery[],
      expected,
    };
  }

  const callsOf = (name: string) =>
    sandbox.calls
      .list()
      .filter(({ operation }) => operation === name)
      .reduce((sum, { calls }) => sum + calls, 0);

  it.each(WRITERS)(
    'never walks through what $layout has written for a year',
    async ({ layout, every, listings }) => {
      const {
        deliveries: [delivery],
      } = await collect([{ prefix: `${layout}/` }]);
      const minutes = Number(every.replace('m', ''));
      const arrived = (24 * 60) / minutes;
      expect(delivery).toMatchObject({
        status: 'degraded',
        reason: expect.stringMatching(/^The bucket does not/),
        region: 'us-east-1',
        truncated: false,
        cadence: { source: 'learned' },
      });
      // Objects arrive a little late, each by another time.
      expect(
        Math.abs(delivery.cadence!.everySeconds - minutes * 60),
      ).toBeLessThan(minutes * 6);
      const age = Date.now() - Date.parse(delivery.newest!.at);
      expect(age).toBeLessThanOrEqual((minutes + 1) * 60_000);
      // The running hour is counted too, so up to an hour is missing of a day.
      expect(delivery.objects).toBeGreaterThan(arrived * 0.95 - 60 / minutes);
      expect(delivery.objects).toBeLessThanOrEqual(arrived + 1);
      expect(callsOf('ListObjectsV2')).toBeLessThanOrEqual(listings);
    },
  );

  it('stops where keys tell nothing of time, and says that there is more', async () => {
    const {
      deliveries: [delivery],
    } = await collect([{ prefix: 'tempo/' }]);
    expect(delivery.truncated).toBe(true);
    expect(callsOf('ListObjectsV2')).toBeLessThanOrEqual(MAX_LISTINGS);
  });

  it("counts all of an organization's trail within some collections", async () => {
    const collector = DeliveriesCollector.create({ observations });
    const now = new Date();
    const counts: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      sandbox.calls.reset();
      const {
        deliveries: [{ objects, truncated }],
      } = await collect([{ prefix: 'trail/' }], 'acme-big', now, collector);
      expect(truncated).toBe(true);
      expect(callsOf('ListObjectsV2')).toBeLessThanOrEqual(MAX_LISTINGS);
      counts.push(objects ?? 0);
    }
    // One a minute, of 36 accounts and regions in turn.
    const minutes = 24 * 60;
    expect(Math.abs(counts[5] - minutes)).toBeLessThanOrEqual(5);
    expect(counts[0]).toBeLessThan(minutes / 2);
  });

  it('stays bounded in a whole bucket of all of them', async () => {
    await collect([{ prefix: '' }]);
    expect(callsOf('ListObjectsV2')).toBeLessThanOrEqual(MAX_LISTINGS);
  });

  it('notices a silence of hours by what arrived before, and by annotation', async () => {
    const { deliveries } = await collect([
      { prefix: 'quiet/' },
      { prefix: 'quiet/', everySeconds: 86_400 },
      { prefix: 'quiet/', everySeconds: 3_600 },
    ]);
    expect(deliveries.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(
        /^Nothing has arrived since .* UTC; until then an object arrived about every 10 minutes\.$/,
      ),
      expect.stringMatching(/^The bucket does not/),
      expect.stringMatching(/; an object is expected every hour\.$/),
    ]);
  });

  it('knows after a restart what it learned before', async () => {
    const quiet = [{ prefix: 'quiet/' }];
    // By then too little is left in the window to learn from.
    const later = new Date(Date.now() + 18.5 * 3600 * 1000);
    const [unknown] = (await collect(quiet, 'acme-big', later)).deliveries;
    expect(unknown.cadence).toBeNull();
    observations = new MemoryObservationStore();
    const [learned] = (await collect(quiet)).deliveries;
    const [known] = (await collect(quiet, 'acme-big', later)).deliveries;
    expect(known.cadence).toEqual(learned.cadence);
    expect(known.reason).toMatch(
      /^Nothing has arrived since .*; until then an object arrived about every 10 minutes\.$/,
    );
    const [still] = (await collect(quiet, 'acme-big', later)).deliveries;
    expect(still.cadence).toEqual(learned.cadence);
  });

  it('finds the region of a bucket once, and asks it there', async () => {
    const { expected } = await collect([
      { prefix: 'flat/' },
      { prefix: 'firehose/' },
    ]);
    expect(callsOf('HeadBucket')).toBeLessThanOrEqual(2);
    // Two locations share what is known of their bucket.
    expect(callsOf('GetBucketEncryption')).toBe(1);
    const made = sandbox.calls
      .list()
      .filter(({ service }) => service === 's3')
      .reduce((sum, { calls }) => sum + calls, 0);
    // The redirect is the SDK's own call.
    expect(made - expected).toBeLessThanOrEqual(1);
  });

  it('says which bucket there is not', async () => {
    const { outcome } = await collect([{ prefix: 'a/' }], 'acme-none');
    expect(outcome).toMatchObject({
      status: 'failed',
      failures: [{ code: 'not-found', call: { operation: 'HeadBucket' } }],
    });
  });
});
