import { DeliveryTally } from './DeliveryTally';

const NOW = new Date('2026-11-01T12:06:00Z');
const MINUTE_MS = 60_000;

function tallyOf(...minutesAgo: number[]) {
  const tally = DeliveryTally.create({ now: NOW, windowSeconds: 24 * 3600 });
  for (const minutes of minutesAgo) {
    const at = new Date(NOW.getTime() - minutes * MINUTE_MS);
    tally.add({ key: `a/${minutes}`, at, bytes: 10 });
  }
  return tally;
}

describe('DeliveryTally', () => {
  it('counts whole hours up to now, so that an even stream looks even', () => {
    const every5 = Array.from({ length: 400 }, (_, index) => 1 + index * 5);
    const hours = tallyOf(...every5).hourly();
    expect(hours).toHaveLength(24);
    expect(new Set(hours.map(({ objects }) => objects))).toEqual(new Set([12]));
    expect(hours[0].hour).toBe('2026-10-31T12:06:00.000Z');
    expect(hours[23].hour).toBe('2026-11-01T11:06:00.000Z');
  });

  it('counts what is no older than the window', () => {
    const tally = tallyOf(24 * 60 - 1, 24 * 60);
    expect(tally.since()).toEqual(new Date('2026-10-31T12:06:00Z'));
    expect(tally.arrivals()).toHaveLength(1);
    expect(tally.newest()?.key).toBe('a/1439');
  });

  it('takes what S3 dates after now for new', () => {
    expect(tallyOf(-2).hourly()[23]).toMatchObject({ objects: 1, bytes: 10 });
  });

  it('takes the marker of a folder for no delivery', () => {
    const tally = tallyOf();
    tally.add({ key: 'a/folder/', at: NOW, bytes: 0 });
    expect(tally.newest()).toBeNull();
  });
});
