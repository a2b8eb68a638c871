import fc from 'fast-check';
import { packGroups } from './packGroups';

describe('packGroups', () => {
  it('fills holes with groups that fit', () => {
    expect(
      packGroups([['a1', 'a2'], ['b1', 'b2'], ['c1'], ['d1']], { items: 3 }),
    ).toEqual([
      ['a1', 'a2', 'c1'],
      ['b1', 'b2', 'd1'],
    ]);
  });

  it('cuts a group where whole ones would need one bin more', () => {
    const groups = [
      ['a1', 'a2'],
      ['b1', 'b2'],
      ['c1', 'c2'],
    ];
    expect(packGroups(groups, { items: 3 })).toEqual([
      ['a1', 'a2', 'c1'],
      ['b1', 'b2', 'c2'],
    ]);
  });

  it('has no bin for nothing', () => {
    expect(packGroups([], { items: 500 })).toEqual([]);
  });

  it('packs every item once, into the least number of bins, none too full', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 120 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), (lengths, size) => {
        const groups = lengths.map((length, group) =>
          Array.from({ length }, (_, item) => `${group}.${item}`),
        );
        const bins = packGroups(groups, { items: size });
        const all = groups.flat();
        expect(bins).toHaveLength(Math.ceil(all.length / size));
        expect(bins.every(bin => bin.length <= size && bin.length > 0)).toBe(
          true,
        );
        expect([...bins.flat()].sort()).toEqual([...all].sort());
      }),
    );
  });

  it('keeps groups of up to five whole when single ones fill the bins', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 5 }), { maxLength: 100 }),
        lengths => {
          const groups = lengths.map((length, group) =>
            Array.from({ length }, (_, item) => `${group}.${item}`),
          );
          const singles = Array.from({ length: 80 }, (_, i) => [`s${i}`]);
          const bins = packGroups([...groups, ...singles], { items: 50 });
          for (const group of groups) {
            expect(bins.filter(bin => bin.includes(group[0]))[0]).toEqual(
              expect.arrayContaining(group),
            );
          }
        },
      ),
    );
  });

  it('minds the weight of items in groups that stay whole', () => {
    const pairs = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        pairs,
        pairs,
        fc.integer({ min: 3, max: 30 }),
        (n, m, max) => {
          const whole = Array.from({ length: n }, (_, i) => [
            `m${i}`,
            `band${i}`,
          ]);
          const singles = Array.from({ length: m }, (_, i) => [`s${i}`]);
          const weigh = (item: string) => (item.startsWith('band') ? 2 : 1);
          const weightOf = (items: string[]) =>
            items.reduce((sum, item) => sum + weigh(item), 0);
          const capacity = { items: 20, weight: max, weigh };
          const bins = packGroups(singles, capacity, whole);
          expect(
            bins.every(
              bin => bin.length <= 20 && weightOf(bin) <= max && bin.length > 0,
            ),
          ).toBe(true);
          expect([...bins.flat()].sort()).toEqual(
            [...whole, ...singles].flat().sort(),
          );
          for (const [metric, band] of whole) {
            expect(bins.find(bin => bin.includes(metric))).toContain(band);
          }
        },
      ),
    );
  });

  it('needs no bin more for items that weigh more, as long as all weigh little', () => {
    const whole = Array.from({ length: 100 }, (_, i) => [`m${i}`, `band${i}`]);
    const singles = Array.from({ length: 300 }, (_, i) => [`s${i}`]);
    const capacity = { items: 500, weight: 10_000, weigh: () => 2 };
    expect(packGroups(singles, capacity, whole)).toHaveLength(1);
  });
});
