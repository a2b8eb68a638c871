import { bucketOf, DAY_MS, HOUR_MS, NOW, written } from './__fixtures__/bucket';
import { DeliveryTally, type ListedObject } from './DeliveryTally';
import { MAX_LISTINGS, type Listing } from './BoundedLister';
import { listRecent } from './listRecent';

const firehoseKey = (prefix: string) => (time: Date) =>
  `${prefix}${time
    .toISOString()
    .slice(0, 13)
    .replace(/[-T]/g, '/')}/part-${time.getTime()}`;

function tally() {
  return DeliveryTally.create({ now: NOW, windowSeconds: 24 * 3600 });
}

function total(counted: DeliveryTally) {
  return counted.hourly().reduce((sum, hour) => sum + hour.objects, 0);
}

describe('listRecent', () => {
  it('reads a small location in one listing', async () => {
    const { list, listings } = bucketOf(
      written(firehoseKey('a/'), { days: 2, everyMs: HOUR_MS }),
    );
    const counted = tally();
    expect(await listRecent(list, 'a/', counted)).toEqual({ truncated: false });
    expect(listings).toHaveLength(1);
    expect(counted.newest()?.at).toEqual(NOW);
    expect(total(counted)).toBe(24);
  });

  it('starts at the window in a location of 100,000 dated objects', async () => {
    const objects = written(firehoseKey('a/'), {
      days: 350,
      everyMs: 5 * 60_000,
    });
    expect(objects.length).toBeGreaterThan(100_000);
    const { list, listings } = bucketOf(objects);
    const counted = tally();

    expect(await listRecent(list, 'a/', counted)).toEqual({ truncated: false });
    expect(counted.newest()?.at).toEqual(NOW);
    expect(total(counted)).toBe(
      objects.filter(({ at }) => at > counted.since()).length,
    );
    expect(listings.length).toBeLessThanOrEqual(3);
  });

  it('jumps from one writer to the next', async () => {
    const region = (name: string) =>
      written(firehoseKey(`AWSLogs/1/elb/${name}/`), {
        days: 60,
        everyMs: HOUR_MS,
      });
    const objects = [...region('eu-west-1'), ...region('us-east-1')];
    const { list, listings } = bucketOf(objects, 500);
    const counted = tally();

    expect(await listRecent(list, '', counted)).toEqual({ truncated: false });
    expect(total(counted)).toBe(48);
    expect(listings.length).toBeLessThanOrEqual(5);
  });

  it('finds the newest object of a location that fell silent', async () => {
    const until = new Date('2026-09-17T03:20:00Z');
    const objects = written(firehoseKey('a/'), {
      days: 90,
      everyMs: HOUR_MS,
      until,
    });
    const { list, listings } = bucketOf(objects);
    const counted = tally();

    expect(await listRecent(list, 'a/', counted)).toEqual({ truncated: false });
    expect(counted.newest()?.at).toEqual(until);
    expect(total(counted)).toBe(0);
    expect(listings.length).toBeLessThanOrEqual(8);
  });

  it.each([
    ['goes on', 0, 144],
    ['fell silent', 60, 0],
  ])(
    'reads the streams of a Loki that %s',
    async (_, silentHours, expected) => {
      const until = new Date(NOW.getTime() - silentHours * HOUR_MS);
      const streams = Array.from({ length: 6 }, (_item, stream) =>
        written(
          time =>
            `loki/fake/${stream}a${stream}b/${(
              time.getTime() -
              2 * HOUR_MS
            ).toString(16)}:${time.getTime().toString(16)}:1f`,
          { days: 90, everyMs: HOUR_MS, until },
        ),
      );
      const { list, listings } = bucketOf(streams.flat());
      const counted = tally();

      expect(await listRecent(list, 'loki/', counted)).toEqual({
        truncated: false,
      });
      expect(counted.newest()?.at).toEqual(until);
      expect(total(counted)).toBe(expected);
      expect(listings.length).toBeLessThanOrEqual(16);
    },
  );

  it('asks the index of a Loki whose streams are too many to look at', async () => {
    const chunks = Array.from({ length: 3_000 }, (_item, stream) =>
      written(
        time =>
          `loki/fake/${stream.toString(16).padStart(16, '0')}/${(
            time.getTime() - HOUR_MS
          ).toString(16)}:${time.getTime().toString(16)}:1f`,
        // The streams of the first names ended long ago.
        stream < 2_900
          ? { days: 1, everyMs: 6 * HOUR_MS, until: new Date('2026-08-01') }
          : { days: 1, everyMs: 6 * HOUR_MS },
      ),
    );
    const index = written(
      time =>
        `loki/index/loki_index_${Math.floor(
          time.getTime() / DAY_MS,
        )}/fake/${time.getTime()}-ingester.tsdb.gz`,
      { days: 90, everyMs: 15 * 60_000 },
    );
    const { list, listings } = bucketOf([...chunks.flat(), ...index]);
    const counted = tally();

    expect(await listRecent(list, 'loki/', counted)).toEqual({
      truncated: true,
    });
    expect(counted.newest()?.at).toEqual(NOW);
    expect(listings.length).toBeLessThanOrEqual(MAX_LISTINGS);
  });

  it('starts at the window among blocks that are named by ULID', async () => {
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const ulid = (time: Date) => {
      let rest = time.getTime();
      let text = '';
      for (let length = 0; length < 10; length += 1) {
        text = digits[rest % 32] + text;
        rest = Math.floor(rest / 32);
      }
      return `${text}8S0V8Q0V8Q0V8Q0V`;
    };
    const objects = written(time => `mimir/acme/${ulid(time)}/meta.json`, {
      days: 350,
      everyMs: 2 * HOUR_MS,
    });
    const { list, listings } = bucketOf(objects);
    const counted = tally();
    expect(await listRecent(list, 'mimir/', counted)).toEqual({
      truncated: false,
    });
    expect(counted.newest()?.at).toEqual(NOW);
    expect(total(counted)).toBe(12);
    expect(listings.length).toBeLessThanOrEqual(3);
  });

  it('is not misled by an old object that has no date', async () => {
    const objects = [
      ...written(firehoseKey('a/'), { days: 350, everyMs: 5 * 60_000 }),
      { key: 'a/0-readme', at: new Date('2020-01-01T00:00:00Z'), bytes: 1 },
    ];
    const { list, listings } = bucketOf(objects);
    expect(await listRecent(list, 'a/', tally())).toEqual({ truncated: false });
    expect(listings.length).toBeLessThanOrEqual(3);
  });

  it('counts keys beside the dates once', async () => {
    const objects = [
      ...written(firehoseKey('a/'), { days: 60, everyMs: HOUR_MS }),
      { key: 'a/failed/1.json', at: NOW, bytes: 1 },
      { key: 'a/0-readme', at: NOW, bytes: 1 },
    ];
    const counted = tally();
    await listRecent(bucketOf(objects).list, 'a/', counted);
    expect(total(counted)).toBe(26);
  });

  it('stops at its bound where keys are in no order of time', async () => {
    const objects = written(
      (time, index) =>
        `a/${((index * 2654435761) % 2 ** 32).toString(16)}/x${time.getTime()}`,
      { days: 300, everyMs: 15 * 60_000 },
    );
    expect(objects.length).toBeGreaterThan(MAX_LISTINGS * 1000);
    const { list, listings } = bucketOf(objects);

    expect(await listRecent(list, 'a/', tally())).toEqual({ truncated: true });
    expect(listings).toHaveLength(MAX_LISTINGS);
  });

  it('sees nothing in an empty location', async () => {
    const counted = tally();
    expect(await listRecent(bucketOf([]).list, 'a/', counted)).toEqual({
      truncated: false,
    });
    expect(counted.newest()).toBeNull();
    expect(counted.hourly()).toHaveLength(24);
  });

  describe('of a page without keys that is not the last, as S3 gives of deleted objects', () => {
    /** S3 that answers every listing with some empty pages first. */
    function reluctant(objects: ListedObject[], empty: number) {
      const bucket = bucketOf(objects, 10);
      const listings: Listing[] = [];
      const list = async (listing: Listing) => {
        listings.push(listing);
        const seen = Number(listing.continuationToken ?? 0);
        return seen < empty
          ? {
              objects: [],
              prefixes: [],
              more: true,
              continuationToken: `${seen + 1}`,
            }
          : await bucket.list(listing);
      };
      return { list, listings };
    }
    const objects = written(firehoseKey('a/'), { days: 3, everyMs: HOUR_MS });

    it('goes on where S3 says', async () => {
      const { list, listings } = reluctant(objects, 1);
      const counted = tally();
      expect(await listRecent(list, 'a/', counted)).toEqual({
        truncated: false,
      });
      expect(counted.newest()?.at).toEqual(NOW);
      expect(total(counted)).toBe(24);
      expect(listings[1]).toEqual({ prefix: 'a/', continuationToken: '1' });
    });

    it('keeps to the bound, and says so', async () => {
      const { list, listings } = reluctant(objects, Infinity);
      expect(await listRecent(list, 'a/', tally())).toEqual({
        truncated: true,
      });
      expect(listings).toHaveLength(MAX_LISTINGS);
    });

    it('says that it does not know the rest when S3 does not say where to go on', async () => {
      const list = async () => ({ objects: [], prefixes: [], more: true });
      expect(await listRecent(list, 'a/', tally())).toEqual({
        truncated: true,
      });
    });
  });
});
