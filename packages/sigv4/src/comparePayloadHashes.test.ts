import {
  explain,
  explainWritten,
  summary,
  theirs,
} from './__fixtures__/comparedUploads';

describe('comparePayloadHashes', () => {
  it.each([
    [
      'another body',
      theirs({ body: Buffer.from('other') }),
      'Both are the hash of a body: the body was changed after signing',
    ],
    [
      'an empty body',
      theirs({ body: undefined }),
      'Ours stands for the hash of a body, theirs for the hash of an empty body.',
    ],
    [
      'an unsigned body',
      theirs({}, { payload: 'UNSIGNED-PAYLOAD' }),
      'theirs for an unsigned body',
    ],
    [
      'a body in chunks',
      theirs({}, { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' }),
      'theirs for a body in chunks',
    ],
  ])('names %s, once', (_, their, message) => {
    const differences = explain(their);
    expect(differences.map(summary)).toEqual(['payload-hash']);
    expect(differences[0].message).toContain(message);
  });

  it('names what is not a hash', () => {
    const [difference] = explainWritten(text =>
      text.replace(/[0-9a-f]{64}$/, 'none'),
    );
    expect(difference).toMatchObject({ part: 'payload-hash', theirs: 'none' });
    expect(difference.message).toContain('theirs for not a hash');
  });

  it('names a header that does not say what the last line says', () => {
    const differences = explainWritten(text =>
      text.replace(
        /x-amz-content-sha256:\w+/,
        'x-amz-content-sha256:UNSIGNED-PAYLOAD',
      ),
    );
    expect(differences.map(summary)).toEqual([
      'payload-hash x-amz-content-sha256',
    ]);
    expect(differences[0].message).toContain(
      'though the payload hash is the same',
    );
  });
});
