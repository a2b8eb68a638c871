import {
  explain,
  explainWritten,
  header,
  signOptions,
  summary,
  theirs,
  upload,
} from './__fixtures__/comparedUploads';

const session = (sessionToken: string) => ({
  credential: { ...signOptions.credential, sessionToken },
});

describe('compareHeaders', () => {
  it.each([
    ['another value', 'X-Amz-Meta-Owner', 'Team B', 'differs.'],
    ['another case', 'X-Amz-Meta-Owner', 'team a', 'only in case'],
    ['another order of values', 'X-Amz-Tagging', 'b, a', 'in another order'],
    [
      'a port',
      'Host',
      's3.eu-west-1.amazonaws.com:443',
      'differ only in the port',
    ],
    [
      'another host',
      'Host',
      'proxy.internal',
      'A proxy may have replaced the host',
    ],
  ])('names %s', (_, name, value, message) => {
    const differences = explain(theirs(header(name, value)));
    expect(differences.map(summary)).toEqual([`header ${name.toLowerCase()}`]);
    expect(differences[0].message).toContain(message);
    expect(differences[0].theirs).toBe(value);
  });

  it.each([
    [
      'white space',
      (text: string) => text.replace('Team A', ' Team  A'),
      'header x-amz-meta-owner',
      'only in white space',
    ],
    [
      'a line that is missing',
      (text: string) => text.replace('x-amz-tagging:a,b\n', ''),
      'header x-amz-tagging',
      'on our side only',
    ],
    [
      'lines in another order',
      (text: string) => text.replace(/(host:.*\n)(x-amz-content.*\n)/, '$2$1'),
      'header',
      'in another order',
    ],
  ])('names %s', (_, change, expected, message) => {
    const differences = explainWritten(change);
    expect(differences.map(summary)).toEqual([expected]);
    expect(differences[0].message).toContain(message);
  });

  it('does not repeat session tokens', () => {
    const differences = explain(
      theirs({}, session('one')),
      theirs({}, session('two')),
    );
    expect(differences).toEqual([
      {
        part: 'header',
        name: 'x-amz-security-token',
        message: "The header 'x-amz-security-token' differs.",
      },
    ]);
  });
});

describe('compareSignedHeaders', () => {
  it.each([
    [
      'a header that only we signed',
      { headers: upload.headers.slice(0, 2) },
      'x-amz-tagging',
      'our',
    ],
    [
      'a header that only they signed',
      { headers: [...upload.headers, ['Range', 'bytes=0-'] as const] },
      'range',
      'their',
    ],
  ])('names %s', (_, change, name, side) => {
    expect(explain(theirs(change))).toMatchObject([
      {
        part: 'signed-headers',
        name,
        message: `The header '${name}' is signed on ${side} side only.`,
      },
    ]);
  });

  it('names a list that is not sorted', () => {
    const differences = explainWritten(text =>
      text.replace('host;x-amz-content-sha256', 'x-amz-content-sha256;host'),
    );
    expect(differences.map(summary)).toEqual(['signed-headers']);
    expect(differences[0].message).toContain('list them in another way');
  });

  it('does not repeat session tokens', () => {
    expect(explain(theirs({}, session('one')))).toEqual([
      {
        part: 'signed-headers',
        name: 'x-amz-security-token',
        message: expect.stringContaining('on their side only'),
      },
    ]);
  });
});
