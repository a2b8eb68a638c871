import {
  entryFixture,
  inMinutes,
  NOW,
  permissionsFixture,
} from './__fixtures__/entries';
import { tilesOf } from './tilesOf';

const tiles = (overrides: Parameters<typeof entryFixture>[1]) =>
  tilesOf(entryFixture('payments', overrides), NOW);

describe('tilesOf', () => {
  it('finds nothing to worry about in a healthy agent', () => {
    expect(tiles({})).toEqual([]);
    expect(tiles({ status: 'degraded' })).toEqual([]);
    expect(tiles({ session: null, permissions: null })).toEqual([]);
  });

  it('takes what has failed for broken', () => {
    expect(tiles({ status: 'failed' })).toEqual(['broken']);
  });

  it.each([
    ['a session with a tenth of its lifetime left', -54, 6, []],
    ['a session with less', -55, 5, ['expiring']],
    ['a short session in its middle', -7, 8, []],
    ['a session that has ended', -61, -1, ['expiring']],
  ])('%s', (_, issued, expires, expected) => {
    const session = {
      issuedAt: inMinutes(issued),
      expiresAt: inMinutes(expires),
    };
    expect(tiles({ session })).toEqual(expected);
  });

  it('warns two weeks before a key is to be rotated', () => {
    const day = 24 * 60;
    expect(tiles({ accessKeyDueAt: inMinutes(14 * day) })).toEqual([]);
    expect(tiles({ accessKeyDueAt: inMinutes(14 * day - 1) })).toEqual([
      'expiring',
    ]);
    expect(tiles({ accessKeyDueAt: inMinutes(-day) })).toEqual(['expiring']);
  });

  it('finds permissions that are not needed, or wider than needed', () => {
    expect(tiles({ permissions: permissionsFixture({ excess: 1 }) })).toEqual([
      'over-privileged',
    ]);
    expect(tiles({ permissions: permissionsFixture({ tooBroad: 1 }) })).toEqual(
      ['over-privileged'],
    );
    expect(tiles({ permissions: permissionsFixture({ missing: 3 }) })).toEqual(
      [],
    );
  });

  it('finds silence', () => {
    expect(tiles({ silent: ['deliveries'] })).toEqual(['silent']);
  });
});
