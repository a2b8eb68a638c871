import { paginate } from './pagination';

const items = Array.from({ length: 250 }, (_, i) => i);

describe('paginate', () => {
  it('gives 100 items unless asked otherwise, and all of them over the pages', () => {
    const seen: number[] = [];
    const sizes: number[] = [];
    let marker: string | undefined;
    do {
      const page = paginate(items, { Marker: marker });
      expect(page.IsTruncated).toBe(page.Marker !== undefined);
      seen.push(...page.items);
      sizes.push(page.items.length);
      marker = page.Marker;
    } while (marker);
    expect(seen).toEqual(items);
    expect(sizes).toEqual([100, 100, 50]);
  });

  it('has no marker when the last item is on the page', () => {
    expect(paginate(items, { MaxItems: 250 })).toMatchObject({
      IsTruncated: false,
      Marker: undefined,
    });
  });

  it.each([0, 1001])('refuses MaxItems of %p', MaxItems => {
    expect(() => paginate(items, { MaxItems })).toThrow(/at 'maxItems'/);
  });

  it('refuses a marker that is none', () => {
    expect(() => paginate(items, { Marker: 'abc' })).toThrow('Invalid Marker');
  });
});
