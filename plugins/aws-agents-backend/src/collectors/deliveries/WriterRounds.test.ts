import { bucketOf, DAY_MS, HOUR_MS, NOW, written } from './__fixtures__/bucket';
import { MAX_LISTINGS } from './BoundedLister';
import { DeliveryTally, type ListedObject } from './DeliveryTally';
import { listRecent } from './listRecent';
import { WriterRounds } from './WriterRounds';

const PREFIX = 'trail/AWSLogs/o-acme/';
const EVERY_MS = 15 * 60_000;
const A_DAY = 24 * 4;
const OWN = '100000000003/CloudTrail/region-2/';

/** The folders of an organization's trail. */
function foldersOf(accounts: number, regions: number): string[] {
  return Array.from({ length: accounts }, (_, account) =>
    Array.from(
      { length: regions },
      (__, region) =>
        `${100_000_000_001 + account}/CloudTrail/region-${region + 1}/`,
    ),
  ).flat();
}

/** What CloudTrail wrote into a folder, until some time. */
function trail(folder: string, until = NOW): ListedObject[] {
  return written(
    time =>
      `${PREFIX}${folder}${time
        .toISOString()
        .slice(0, 10)
        .replace(/-/g, '/')}/${time.toISOString()}.json.gz`,
    { days: 12, everyMs: EVERY_MS, until },
  );
}

/** Collections of one location, five minutes apart. */
function collections(folders: readonly string[], more: ListedObject[] = []) {
  const objects = [...folders.flatMap(folder => trail(folder)), ...more];
  let { list, listings } = bucketOf(objects);
  const rounds = WriterRounds.create(head => head === OWN);
  const collect = async (now = NOW) => {
    listings.length = 0;
    const tally = DeliveryTally.create({ now, windowSeconds: 24 * 3600 });
    const seen = await listRecent(list, PREFIX, tally, rounds);
    expect(listings.length).toBeLessThanOrEqual(MAX_LISTINGS);
    const objectsSeen = tally
      .hourly()
      .reduce((sum, hour) => sum + hour.objects, 0);
    return { ...seen, objects: objectsSeen, newest: tally.newest()?.at };
  };
  const until = async (
    isDone: (seen: Awaited<ReturnType<typeof collect>>) => boolean,
  ) => {
    for (let count = 1; count <= 60; count += 1) {
      const seen = await collect();
      if (isDone(seen)) {
        return { count, ...seen };
      }
    }
    throw new Error('It did not come to pass');
  };
  return {
    rounds,
    collect,
    until,
    listedOf: (folder: string) =>
      listings.filter(({ prefix }) => prefix === `${PREFIX}${folder}`).length,
    appear: (folder: string) => {
      objects.push(...trail(folder));
      ({ list, listings } = bucketOf(objects));
    },
  };
}

describe('the rounds of the writers of a location', () => {
  it("see an organization's trail whole, from a few collections on", async () => {
    const folders = foldersOf(3, 6);
    const { collect, until } = collections(folders);
    const first = await collect();
    expect(first.truncated).toBe(true);
    expect(first.objects).toBeLessThan(folders.length * A_DAY);
    const whole = await until(({ truncated }) => !truncated);
    expect(whole).toMatchObject({ count: 3, objects: folders.length * A_DAY });
    expect(await collect()).toEqual({
      truncated: false,
      objects: folders.length * A_DAY,
      newest: NOW,
    });
  });

  it('count all of a larger one, and say that it is at least that', async () => {
    const folders = foldersOf(8, 8);
    const { until, listedOf } = collections(folders);
    const { objects, writers, truncated, newest } = await until(
      seen => seen.writers?.allFound === true,
    );
    expect({ truncated, objects, newest }).toEqual({
      truncated: true,
      objects: folders.length * A_DAY,
      newest: NOW,
    });
    expect(writers).toMatchObject({ found: folders.length, example: OWN });
    expect(writers?.listed).toBeLessThanOrEqual(MAX_LISTINGS);
    // The agent's own account and region are seen whole every time.
    expect(listedOf(OWN)).toBe(1);
  });

  it('find an account that joins the organization', async () => {
    const folders = foldersOf(3, 6);
    const { collect, until, appear } = collections(folders);
    await until(({ truncated }) => !truncated);
    const added = '100000000009/CloudTrail/region-1/';
    appear(added);
    const later = (minutes: number) =>
      new Date(NOW.getTime() + 6 * HOUR_MS + minutes * 60_000);
    const counts = [];
    for (let minutes = 0; minutes < 120; minutes += 5) {
      counts.push((await collect(later(minutes))).objects);
    }
    const within = (count: number) => count * (folders.length + 1);
    // The window has moved on, and nobody has written since.
    expect(counts[counts.length - 1]).toBe(
      within(await countOfOne(later(115))),
    );
  });

  it('are not gone where one writer tells of all, or everything is seen', async () => {
    const streams = Array.from({ length: 60 }, (_, stream) =>
      written(
        time =>
          `${PREFIX}fake/${(4096 + stream).toString(16)}/${time
            .getTime()
            .toString(16)}:${time.getTime().toString(16)}:x`,
        { days: 12, everyMs: EVERY_MS },
      ),
    ).flat();
    const loki = collections([], streams);
    expect((await loki.collect()).truncated).toBe(true);
    expect(loki.rounds.areKnown).toBe(false);
    const small = collections(foldersOf(1, 2));
    expect((await small.collect()).truncated).toBe(false);
    expect(small.rounds.areKnown).toBe(false);
  });

  it('do not claim to have seen all of what carries no date', async () => {
    const loose = written(time => `${PREFIX}zz-${time.getTime() % 1e6}-x`, {
      days: 1,
      everyMs: HOUR_MS,
    });
    const { until, collect } = collections(foldersOf(3, 6), loose);
    await until(({ writers }) => writers?.allFound === true);
    expect((await collect()).truncated).toBe(true);
  });
});

/** What one folder has of the window of a collection. */
async function countOfOne(now: Date): Promise<number> {
  const { list } = bucketOf(trail('x/'));
  const tally = DeliveryTally.create({ now, windowSeconds: 24 * 3600 });
  await listRecent(list, PREFIX, tally);
  expect(tally.newest()!.at.getTime()).toBeGreaterThan(NOW.getTime() - DAY_MS);
  return tally.hourly().reduce((sum, hour) => sum + hour.objects, 0);
}
