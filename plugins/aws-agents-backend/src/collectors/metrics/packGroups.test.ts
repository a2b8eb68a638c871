import fc from 'fast-check';
import { packGroups } from './packGroups';

describe('packGroups', () => {
  it('fills holes with groups that fit', () => {
    expect(packGroups([['a1', 'a2'], ['b1', 'b2'], ['c1'], ['d1']], 3)).toEqual(
      [
        ['a1', 'a2', 'c1'],
        ['b1', 'b2', 'd1'],
      ],
    );
  });

  it('cuts a group where whole ones would need one bin more', () => {
    const groups = [
      ['a1', 'a2'],
      ['b1', 'b2'],
      ['c1', 'c2'],
    ];
    expect(packGroups(groups, 3)).toEqual([
      ['a1', 'a2', 'c1'],
      ['b1', 'b2', 'c2'],
    ]);
  });

  it('has no bin for nothing', () => {
    expect(packGroups([], 500)).toEqual([]);
  });

  it('packs every item once, into the least number of bins, none too full', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 120 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), (lengths, size) => {
        const groups = lengths.map((length, group) =>
          Array.from({ length }, (_, item) => `${group}.${item}`),
        );
        const bins = packGroups(groups, size);
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
          const bins = packGroups([...groups, ...singles], 50);
          for (const group of groups) {
            expect(bins.filter(bin => bin.includes(group[0]))[0]).toEqual(
              expect.arrayContaining(group),
            );
          }
        },
      ),
    );
  });
});
