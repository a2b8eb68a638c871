import {
  isFiltered,
  queryOf,
  readView,
  toggled,
  writeView,
} from './fleetAddress';

const view = (search: string) => readView(new URLSearchParams(search));
const roundTrip = (search: string) =>
  writeView(new URLSearchParams(search), view(search)).toString();

describe('fleetAddress', () => {
  it('reads the usual view from an empty address, and writes nothing of it', () => {
    expect(view('')).toEqual({
      text: '',
      tiles: [],
      filters: {
        status: [],
        account: [],
        region: [],
        platform: [],
        owner: [],
        flavour: [],
      },
      sort: 'status',
      order: 'asc',
      page: 1,
    });
    expect(roundTrip('sort=status&order=asc&page=1')).toBe('');
    expect(isFiltered(view('sort=cost&page=2'))).toBe(false);
  });

  it.each([
    'q=pay+%26+go&tile=broken&tile=silent&status=failed&status=ok',
    'sort=cost&owner=group%3Adefault%2Fmoney&owner=none',
    'sort=cost&order=asc&page=3',
    'sort=status&order=desc',
  ])('reads what it wrote: %s', search => {
    expect(roundTrip(search)).toBe(search);
  });

  it('leaves other parameters alone, and leaves out what is wrong', () => {
    expect(roundTrip('other=1&sort=age&order=up&tile=fine&page=-2')).toBe(
      'other=1',
    );
    expect(view('page=two').page).toBe(1);
  });

  it('sorts first by what worries', () => {
    expect(view('sort=findings').order).toBe('desc');
    expect(view('sort=title').order).toBe('asc');
  });

  it('asks for the page', () => {
    expect(queryOf(view('page=3&q=+pay+'))).toMatchObject({
      offset: 100,
      limit: 50,
      q: 'pay',
    });
  });

  it('knows a filter', () => {
    expect(isFiltered(view('q=+'))).toBe(false);
    expect(
      ['q=a', 'tile=silent', 'region=eu-west-1'].map(view).every(isFiltered),
    ).toBe(true);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  });
});
