import type { Failure } from 'backstage-plugin-aws-agents-common';
import { DeliveryTally } from './DeliveryTally';
import { UNKNOWN_POSTURE, type BucketPosture } from './bucketPosture';
import {
  failedDelivery,
  judgeDeliveries,
  judgeDelivery,
} from './judgeDelivery';
import type { WriterCount } from './WriterRounds';

const NOW = new Date('2026-11-01T12:30:00Z');
const LOCATION = { uri: 's3://acme/logs/', bucket: 'acme', prefix: 'logs/' };
const failure = {
  code: 'access-denied',
  message: 'No s3:ListBucket.',
} as Failure;

function judge(
  ages: number[],
  options: {
    truncated?: boolean;
    writers?: WriterCount;
    cadence?: { everySeconds: number; source: 'annotation' | 'learned' };
    posture?: Partial<BucketPosture>;
  } = {},
) {
  const tally = DeliveryTally.create({ now: NOW, windowSeconds: 24 * 3600 });
  ages.forEach((minutes, index) =>
    tally.add({
      key: `logs/${index}`,
      at: new Date(NOW.getTime() - minutes * 60_000),
      bytes: 10,
    }),
  );
  const newest = tally.newest();
  return judgeDelivery(
    {
      location: LOCATION,
      region: 'eu-west-1',
      tally,
      truncated: options.truncated ?? false,
      ...(options.writers ? { writers: options.writers } : {}),
      cadence:
        options.cadence && newest
          ? {
              ...options.cadence,
              overdueAt: new Date(
                newest.at.getTime() + 2000 * options.cadence.everySeconds,
              ).toISOString(),
            }
          : null,
      reading: {
        posture: {
          ...UNKNOWN_POSTURE,
          ...options.posture,
        },
        failures: [],
      },
    },
    NOW,
  );
}

describe('judgeDelivery', () => {
  it.each([
    [[5, 100], 'ok', 'Objects keep arriving.'],
    [[24 * 60], 'ok', 'Objects keep arriving.'],
    [
      [24 * 60 + 1],
      'degraded',
      'Nothing has arrived since 2026-10-31 12:29 UTC.',
    ],
    [
      [3 * 24 * 60 + 90],
      'degraded',
      'Nothing has arrived since 2026-10-29 11:00 UTC.',
    ],
    [[], 'degraded', 'Nothing has ever arrived here.'],
  ])('of objects %j minutes old is %s', (ages, status, reason) => {
    expect(judge(ages)).toMatchObject({ status, reason });
  });

  it.each([
    [30, 900, 'annotation', 'ok', 'Objects keep arriving.'],
    [
      31,
      900,
      'annotation',
      'degraded',
      'Nothing has arrived since 2026-11-01 11:59 UTC; an object is expected every 15 minutes.',
    ],
    [
      300,
      3600,
      'learned',
      'degraded',
      'Nothing has arrived since 2026-11-01 07:30 UTC; until then an object arrived about every hour.',
    ],
    [5 * 1440, 7 * 86_400, 'annotation', 'ok', 'Objects keep arriving.'],
    [
      15 * 1440,
      7 * 86_400,
      'annotation',
      'degraded',
      'Nothing has arrived since 2026-10-17 12:30 UTC; an object is expected every 7 days.',
    ],
  ] as const)(
    'of one %i minutes old, expected every %i s by %s, is %s',
    (age, everySeconds, source, status, reason) => {
      expect(judge([age], { cadence: { everySeconds, source } })).toMatchObject(
        { status, reason, cadence: { everySeconds, source } },
      );
    },
  );

  it('does not take for silence what it has not seen', () => {
    const cadence = { everySeconds: 900, source: 'annotation' } as const;
    expect(judge([60], { cadence, truncated: true })).toMatchObject({
      status: 'unknown',
      reason: expect.stringMatching(
        /after 2026-11-01 11:30 UTC\. To see it whole, annotate narrower locations/,
      ),
    });
  });

  it('says of counts that are at least these how to see all', () => {
    expect(judge([5], { truncated: true }).reason).toBe(
      'Objects keep arriving. Counts are at least these: the location holds more objects than are listed. To see it whole, annotate narrower locations, such as the folders of single tenants or days.',
    );
    const writers = {
      found: 64,
      allFound: false,
      listed: 22,
      example: '111122223333/CloudTrail/eu-west-1/',
    };
    expect(judge([5], { truncated: true, writers }).reason).toBe(
      `Objects keep arriving. Counts are at least these: of 64 or more folders with an order of time of their own, 22 were listed now, and the others count as they were seen before. To see one of them whole in every collection, annotate it as a location of its own, such as s3://${LOCATION.bucket}/${LOCATION.prefix}111122223333/CloudTrail/eu-west-1/.`,
    );
  });

  it('does not know when the listing was cut short before anything recent', () => {
    expect(judge([9_999], { truncated: true }).status).toBe('unknown');
    expect(judge([], { truncated: true }).status).toBe('unknown');
    expect(judge([5], { truncated: true }).status).toBe('ok');
  });

  it.each<[Partial<BucketPosture>, string, string]>([
    [
      { encryptionStatus: 'none', tlsOnly: 'no' },
      'degraded',
      'The bucket does not encrypt objects by default and does not require TLS.',
    ],
    [
      { publicAccess: 'not-blocked' },
      'degraded',
      'The bucket does not block public access.',
    ],
    [
      { tlsOnly: 'no' },
      'ok',
      'Objects keep arriving; the bucket does not require TLS.',
    ],
  ])('judges the bucket, too: %j', (posture, status, reason) => {
    expect(judge([5], { posture })).toMatchObject({ status, reason });
  });

  it('says first that nothing arrives', () => {
    expect(
      judge([9_999], { posture: { publicAccess: 'not-blocked' } }).reason,
    ).toBe('Nothing has arrived since 2026-10-25 13:51 UTC.');
  });

  it('counts by hour', () => {
    const { hourly, objects, bytes, newest } = judge([5, 20, 75, 3000]);
    expect(objects).toBe(3);
    expect(bytes).toBe(30);
    expect(hourly.slice(-2)).toEqual([
      { hour: '2026-11-01T10:30:00.000Z', objects: 1, bytes: 10 },
      { hour: '2026-11-01T11:30:00.000Z', objects: 2, bytes: 20 },
    ]);
    expect(newest?.key).toBe('logs/0');
  });
});

describe('judgeDeliveries', () => {
  it('lets the worst location speak', () => {
    expect(judgeDeliveries([judge([5]), judge([])])).toMatchObject({
      status: 'degraded',
      reason: 's3://acme/logs/: Nothing has ever arrived here.',
      failures: [],
    });
  });

  it('is failed, without data, only when no location could be listed', () => {
    const failed = failedDelivery(LOCATION, failure);
    expect(judgeDeliveries([failed])).toEqual({
      status: 'failed',
      reason: 's3://acme/logs/: No s3:ListBucket.',
      failures: [failure],
    });
    const some = judgeDeliveries([failed, judge([5])]);
    expect(some.status).toBe('degraded');
    expect(some.data).toHaveLength(2);
  });
});
