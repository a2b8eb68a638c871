import {
  explain,
  explainWritten,
  summary,
  theirs,
} from './__fixtures__/comparedUploads';

const path = (pathname: string) =>
  theirs({ target: `${pathname}?x-id=PutObject&tag=one%20two` });

describe('compareMethods', () => {
  it.each([
    ['POST', 'is PUT on our side and POST on theirs'],
    ['put', 'methods are case-sensitive'],
  ])('names the method %s', (method, message) => {
    const differences = explain(theirs({ method }));
    expect(differences.map(summary)).toEqual(['method']);
    expect(differences[0].message).toContain(message);
  });
});

describe('comparePaths', () => {
  it.each([
    ['another path', '/other', 'changed after signing'],
    [
      'a path that is escaped twice',
      '/acme/a%2520b',
      'Theirs is escaped once more than ours. S3 paths are escaped once',
    ],
    ['a slash at the end', '/acme/a%20b/', 'only in the slash at the end'],
    ['dot segments', '/acme/./a%20b', 'Only one side resolved dot segments'],
    ['needless escapes', '/%61cme/a%20b', 'only in what is escaped'],
  ])('names %s', (_, pathname, message) => {
    const differences = explain(path(pathname));
    expect(differences.map(summary)).toEqual(['path']);
    expect(differences[0].message).toContain(message);
  });

  it('tells whose path is escaped twice', () => {
    const differences = explain(path('/acme/a%20b'), path('/acme/a%2520b'));
    expect(differences[0].message).toContain(
      'Ours is escaped once more than theirs.',
    );
  });

  it('names escapes in lower case', () => {
    const differences = explainWritten(text =>
      text.replace('/acme/a%20b', '/acm%65/a%20b'),
    );
    expect(differences[0].message).toContain('only in what is escaped');
  });
});
