import { canonicalPath } from './canonicalPath';

describe('canonicalPath', () => {
  const normal = { s3: false, normalizePath: true };
  const s3 = { s3: true, normalizePath: false };

  it.each([
    ['/', '/'],
    ['//', '/'],
    ['/.', '/'],
    ['/..', '/'],
    ['/../../a', '/a'],
    ['/a/./b', '/a/b'],
    ['/a//b/', '/a/b/'],
    ['/a/b/..', '/a'],
    ['/a/b/../', '/a/'],
    ['/a/...', '/a/...'],
    ['/a%20b', '/a%2520b'],
    ['/a%2Fb', '/a%252Fb'],
    ['/2.0/arn:aws:x', '/2.0/arn%3Aaws%3Ax'],
  ])('resolves %s and escapes it again, to %s', (path, expected) => {
    expect(canonicalPath(path, normal)).toBe(expected);
  });

  it.each([
    ['/', '/'],
    ['//a/../b/./', '//a/../b/./'],
    ['/a%20b', '/a%20b'],
    ['/a%2fb', '/a%2fb'],
    ['/test$file.text', '/test%24file.text'],
  ])('leaves the S3 path %s as it is, but for %s', (path, expected) => {
    expect(canonicalPath(path, s3)).toBe(expected);
  });

  it('can escape again without resolving', () => {
    expect(
      canonicalPath('/a/../%20', { s3: false, normalizePath: false }),
    ).toBe('/a/../%2520');
  });
});
