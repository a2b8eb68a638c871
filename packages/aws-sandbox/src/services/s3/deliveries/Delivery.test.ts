import fc from 'fast-check';
import { BEGINNING, compareKeys, isPast } from '../listing/keyOrder';
import { Delivery, type DeliveryParts } from './Delivery';
import { LAYOUT_NAMES, LAYOUTS, type LayoutName } from './layouts';

const NOON = new Date('2026-01-02T12:00:00Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

function delivery(
  name: LayoutName,
  parts: Partial<DeliveryParts> = {},
): Delivery {
  return Delivery.create({
    place: {
      accountId: '111122223333',
      region: 'eu-west-1',
      bucket: 'telemetry',
      prefix: 'logs/',
    },
    layout: LAYOUTS[name],
    intervalMs: 5 * MINUTE,
    jitterMs: 30_000,
    size: { mean: 1000, spread: 0.5 },
    from: new Date(NOON.getTime() - DAY),
    encryption: { algorithm: 'AES256' },
    ...parts,
  });
}

const all = (d: Delivery, now = NOON) => [...d.objects('', BEGINNING, now)];

describe.each(LAYOUT_NAMES)('a delivery in the layout %s', name => {
  it('has one object an interval, in the order of keys', () => {
    const objects = all(delivery(name));
    expect(objects.length).toBeGreaterThanOrEqual(288);
    expect(objects.length).toBeLessThanOrEqual(289);
    const keys = objects.map(o => o.key);
    expect([...keys].sort(compareKeys)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('answers for a prefix and a position what a full listing would', () => {
    const d = delivery(name);
    const objects = all(d);
    const keys = objects.map(o => o.key);
    const someKey = fc.constantFrom(...keys);
    fc.assert(
      fc.property(
        someKey,
        fc.nat(120),
        someKey,
        fc.nat(120),
        fc.boolean(),
        (a, prefixLength, b, afterLength, skipsPrefix) => {
          const prefix = a.slice(0, prefixLength);
          const position = { after: b.slice(0, afterLength), skipsPrefix };
          const listed = [...d.objects(prefix, position, NOON)];
          expect(listed.map(o => o.key)).toEqual(
            keys.filter(k => k.startsWith(prefix) && isPast(k, position)),
          );
        },
      ),
    );
  });

  it('is the same whenever it is asked', () => {
    const describeAll = () =>
      all(delivery(name)).map(({ body: _, ...facts }) => facts);
    expect(describeAll()).toEqual(describeAll());
  });

  it('finds an object by its key', () => {
    const d = delivery(name);
    const { body: _, ...object } = all(d)[100];
    expect(d.find(object.key, NOON)).toMatchObject(object);
    expect(d.find(`${object.key}x`, NOON)).toBeUndefined();
    expect(d.find('elsewhere', NOON)).toBeUndefined();
  });

  it('goes on as time does', () => {
    const d = delivery(name);
    const later = new Date(NOON.getTime() + 30 * MINUTE);
    const before = new Set(all(d).map(o => o.key));
    const added = all(d, later).filter(o => !before.has(o.key));
    expect(added).toHaveLength(6);
    for (const { lastModified } of added) {
      expect(lastModified.getTime()).toBeGreaterThan(NOON.getTime() - 30_000);
      expect(lastModified.getTime()).toBeLessThanOrEqual(later.getTime());
    }
  });

  it('ends when it is told to', () => {
    const until = new Date(NOON.getTime() - 6 * 60 * MINUTE);
    const objects = all(delivery(name, { until }));
    const newest = Math.max(...objects.map(o => o.lastModified.getTime()));
    expect(newest).toBeLessThanOrEqual(until.getTime());
    expect(newest).toBeGreaterThan(until.getTime() - 6 * MINUTE);
  });
});

describe('a delivery', () => {
  it('makes content of the size it says, around the mean', () => {
    const objects = all(delivery('flat'));
    for (const { size, body } of objects) expect(body()).toHaveLength(size);
    const sizes = objects.map(o => o.size);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(500);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1500);
    expect(new Set(sizes).size).toBeGreaterThan(100);
  });

  it('computes few keys, however long its history is', () => {
    let computed = 0;
    const layout = {
      ...LAYOUTS.firehose,
      key: (...args: Parameters<typeof LAYOUTS.firehose.key>) => {
        computed += 1;
        return LAYOUTS.firehose.key(...args);
      },
    };
    const d = delivery('firehose', {
      layout,
      intervalMs: MINUTE,
      from: new Date(NOON.getTime() - 365 * DAY),
    });
    const listed = [...d.objects('logs/2026/01/02/11/', BEGINNING, NOON)];
    expect(listed).toHaveLength(60);
    expect(computed).toBeLessThan(200);
  });

  it('has nothing before it begins', () => {
    const from = new Date(NOON.getTime() + DAY);
    expect(all(delivery('loki', { from }))).toEqual([]);
    expect(all(delivery('tempo', { from }))).toEqual([]);
  });
});
