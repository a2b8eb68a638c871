import {
  explain,
  explainWritten,
  signOptions,
  summary,
  theirs,
  upload,
} from './__fixtures__/comparedUploads';
import { presignRequest } from './presignRequest';

describe('compareQueries', () => {
  it.each([
    [
      'another value',
      'x-id=GetObject&tag=one%20two',
      'query x-id',
      "'x-id' differs. It was changed after signing",
    ],
    ['a missing parameter', 'tag=one%20two', 'query x-id', 'on our side only'],
    [
      'an added parameter',
      'x-id=PutObject&tag=one%20two&acl',
      'query acl',
      'on their side only',
    ],
    [
      'a repeated parameter',
      'x-id=PutObject&tag=one%20two&tag=three',
      'query tag',
      "'tag' differs",
    ],
    [
      'a plus for a space',
      'x-id=PutObject&tag=one+two',
      'query tag',
      'a space is %20 and a plus is %2B',
    ],
    [
      'a value that is escaped twice',
      'x-id=PutObject&tag=one%2520two',
      'query tag',
      'One side is escaped once more',
    ],
  ])('names %s', (_, query, expected, message) => {
    const differences = explain(theirs({ target: `/acme/a%20b?${query}` }));
    expect(differences.map(summary)).toEqual([expected]);
    expect(differences[0].message).toContain(message);
  });

  it.each([
    [
      'an unsorted query',
      'x-id=PutObject&tag=one%20two',
      'in another order: they have to be sorted',
    ],
    [
      'a query that is not escaped',
      'tag=one two&x-id=PutObject',
      'spelled in another way',
    ],
  ])('names %s', (_, query, message) => {
    const differences = explainWritten(text =>
      text.replace('tag=one%20two&x-id=PutObject', query),
    );
    expect(differences.map(summary)).toEqual(['query']);
    expect(differences[0].message).toContain(message);
  });

  it('names the lifetime of a presigned request', () => {
    const [our, their] = [60, 61].map(expiresSeconds =>
      presignRequest(upload, { ...signOptions, expiresSeconds }),
    );
    expect(explain(their, our)).toMatchObject([
      { part: 'query', name: 'X-Amz-Expires', ours: '60', theirs: '61' },
    ]);
  });

  it('does not repeat session tokens', () => {
    const [our, their] = ['one', 'two'].map(sessionToken =>
      presignRequest(upload, {
        ...signOptions,
        credential: { ...signOptions.credential, sessionToken },
        expiresSeconds: 60,
      }),
    );
    expect(explain(their, our)).toEqual([
      {
        part: 'query',
        name: 'X-Amz-Security-Token',
        message: expect.not.stringMatching(/'one'|'two'/),
      },
    ]);
  });
});
