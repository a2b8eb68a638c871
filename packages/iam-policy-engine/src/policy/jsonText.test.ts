import { parseJsonText } from './jsonText';

describe('parseJsonText', () => {
  it.each([
    'null',
    'true',
    '-1.5e3',
    '""',
    '"\\u00e9\\n\\"\\\\"',
    '[]',
    '{}',
    ' [1, "a", {"b": [null]}] ',
    '{"a":{"b":1},"c":[{}]}',
    '{"__proto__": {"x": 1}, "constructor": 2}',
    '\t\r\n{"é": "é"}\n',
  ])('reads %p as JSON.parse does', text => {
    expect(parseJsonText(text)).toEqual({
      ok: true,
      value: JSON.parse(text),
      issues: [],
    });
  });

  it('accepts a byte order mark', () => {
    expect(parseJsonText('\ufeff{}')).toMatchObject({ ok: true });
  });

  it.each([
    ['', '$', /the text ends/],
    ['{', '$', /the text ends/],
    ['{"a": }', '$.a', /found "}"/],
    ['{"a" 1}', '$', /found "1}"/],
    ['{"a": [1,]}', '$.a[1]', /found "]}"/],
    ['{"a": 1,}', '$', /found "}"/],
    ['[1 2]', '$', /found "2]"/],
    ['{} x', '$', /found "x"/],
    ["{'a': 1}", '$', /found "'a': 1}"/],
    ['{"a": nul}', '$.a', /line 1, column 7/],
    ['{\n  "a": tru\n}', '$.a', /line 2, column 8/],
    ['"\\x"', '$', /not JSON/],
    ['"a\nb"', '$', /not JSON/],
    ['01', '$', /found "1"/],
    ['{"aws:x": ?}', "$['aws:x']", /found/],
  ])('says where %p is wrong', (text, path, message) => {
    const result = parseJsonText(text);
    expect(result.ok).toBe(false);
    expect(result.issues).toEqual([
      expect.objectContaining({
        code: 'not-json',
        path,
        message: expect.stringMatching(message),
      }),
    ]);
  });

  it('reports duplicate keys with their place, and goes on', () => {
    const result = parseJsonText('{"a": 1,\n "a": 2, "b": {"c": 1, "c": 2}}');
    expect(result).toMatchObject({ ok: true, value: { a: 2, b: { c: 2 } } });
    expect(result.issues.map(({ code, path }) => [code, path])).toEqual([
      ['duplicate-key', '$.a'],
      ['duplicate-key', '$.b.c'],
    ]);
    expect(result.issues[0].message).toContain('line 2');
  });

  it('sees that a key written with an escape is the same key', () => {
    expect(parseJsonText('{"a": 1, "\\u0061": 2}').issues).toHaveLength(1);
  });

  it('stops at a depth no policy has', () => {
    const result = parseJsonText('['.repeat(100_000));
    expect(result).toMatchObject({ ok: false });
    expect(result.issues[0].code).toBe('too-deep');
  });

  it('bounds the number of duplicates it reports', () => {
    const text = `{${Array(5000).fill('"a":1').join(',')}}`;
    expect(parseJsonText(text).issues).toHaveLength(20);
  });

  it('tells where every value stands', () => {
    const text = '{"Statement": [{"Effect": "Allow"}]}';
    const places = new Map<string, string>();
    parseJsonText(text, (path, { start, end }) =>
      places.set(path, text.slice(start, end)),
    );
    expect(Object.fromEntries(places)).toEqual({
      $: text,
      '$.Statement': '[{"Effect": "Allow"}]',
      '$.Statement[0]': '{"Effect": "Allow"}',
      '$.Statement[0].Effect': '"Allow"',
    });
  });
});
