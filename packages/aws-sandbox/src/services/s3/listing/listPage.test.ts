import fc from 'fast-check';
import { Bucket } from '../world/Bucket';
import type { ObjectRecord } from '../world/ObjectRecord';
import { BEGINNING, compareKeys, type Position } from './keyOrder';
import { listPage, type PageRequest } from './listPage';

const NOW = new Date('2026-01-02T12:00:00Z');

function record(key: string): ObjectRecord {
  return {
    key,
    size: 0,
    lastModified: NOW,
    etag: '""',
    headers: { contentType: 'text/plain' },
    body: () => Buffer.alloc(0),
  };
}

function bucketWith(keys: readonly string[]): Bucket {
  const bucket = Bucket.create({
    name: 'b',
    accountId: '111122223333',
    region: 'eu-west-1',
    created: NOW,
    settings: {},
  });
  keys.forEach(key => bucket.put(record(key)));
  return bucket;
}

/** All pages of a listing, end to end. */
function listAll(
  bucket: Bucket,
  request: Omit<PageRequest, 'position' | 'now'>,
) {
  const keys: string[] = [];
  const prefixes: string[] = [];
  let position: Position | undefined = BEGINNING;
  while (position) {
    const page = listPage(bucket, { ...request, position, now: NOW });
    expect(
      page.objects.length + page.commonPrefixes.length,
    ).toBeLessThanOrEqual(request.maxKeys);
    keys.push(...page.objects.map(o => o.key));
    prefixes.push(...page.commonPrefixes);
    position = page.next;
  }
  return { keys, prefixes };
}

describe('listPage', () => {
  it('gives each key or common prefix once, whatever the page size', () => {
    const key = fc
      .array(fc.constantFrom('a', 'b', '/', '//', 'é', '\u{1F600}'), {
        minLength: 1,
        maxLength: 6,
      })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { maxLength: 40 }),
        fc.constantFrom('', 'a', 'a/', 'é'),
        fc.constantFrom('', '/', 'b'),
        fc.integer({ min: 1, max: 7 }),
        (all, prefix, delimiter, maxKeys) => {
          const matching = all
            .filter(k => k.startsWith(prefix))
            .sort(compareKeys);
          const cut = (k: string) =>
            delimiter === '' ? -1 : k.indexOf(delimiter, prefix.length);
          const listed = listAll(bucketWith(all), {
            prefix,
            delimiter,
            maxKeys,
          });
          expect(listed.keys).toEqual(matching.filter(k => cut(k) < 0));
          expect(listed.prefixes).toEqual([
            ...new Set(
              matching
                .filter(k => cut(k) >= 0)
                .map(k => k.slice(0, cut(k) + delimiter.length)),
            ),
          ]);
        },
      ),
    );
  });

  it('is not truncated when the last page is just full', () => {
    const page = listPage(bucketWith(['a', 'b']), {
      prefix: '',
      delimiter: '',
      maxKeys: 2,
      position: BEGINNING,
      now: NOW,
    });
    expect(page.next).toBeUndefined();
  });

  it('gives nothing for no keys', () => {
    const page = listPage(bucketWith(['a']), {
      prefix: '',
      delimiter: '',
      maxKeys: 0,
      position: BEGINNING,
      now: NOW,
    });
    expect(page).toEqual({ objects: [], commonPrefixes: [] });
  });
});
