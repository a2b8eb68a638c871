import { withoutPositions } from '../__testUtils__/withoutPositions';
import type { Expression } from '../ast/types';
import { AlloySyntaxError } from '../errors';
import { printFile } from '../print/printFile';
import { parseFile } from './parseFile';

const valueOf = (text: string): Expression => {
  const [statement] = parseFile(`a = ${text}`).body;
  if (statement.kind !== 'attribute') throw new Error('No attribute');
  return withoutPositions(statement.value);
};

function refusal(text: string): AlloySyntaxError {
  try {
    parseFile(text);
  } catch (error) {
    if (error instanceof AlloySyntaxError) return error;
    throw error;
  }
  throw new Error('Not refused');
}

describe('parseFile', () => {
  it('reads blocks, labels, attributes and their places', () => {
    expect(parseFile('a.b "c" {\n  d = 1\n}\n')).toEqual({
      body: [
        {
          kind: 'block',
          name: 'a.b',
          label: 'c',
          at: { line: 1, column: 1 },
          body: [
            {
              kind: 'attribute',
              name: 'd',
              at: { line: 2, column: 3 },
              value: { kind: 'number', text: '1', at: { line: 2, column: 7 } },
            },
          ],
        },
      ],
    });
  });

  it('reads what the printer would write otherwise', () => {
    const text = [
      'logging { level = "info" } // why',
      '/* Two',
      ' * lines */',
      'a.b "" {',
      '\tc = [ // first',
      '\t\t1,2,',
      '\t]',
      "\td = {x=1, 'y-z' = 2}".replace(/'/g, '"'),
      '}',
    ].join('\r\n');
    expect(printFile(parseFile(text))).toBe(
      [
        '// why',
        'logging {',
        '\tlevel = "info"',
        '}',
        '',
        '// Two',
        '// * lines',
        'a.b {',
        '\t// first',
        '\tc = [1, 2]',
        '\td = {',
        '\t\tx     = 1,',
        '\t\t"y-z" = 2,',
        '\t}',
        '}',
        '',
      ].join('\n'),
    );
  });

  it.each<[string, string]>([
    ['1 + 2 - 3 * 4 / 5 % 6', '1 + 2 - 3 * 4 / 5 % 6'],
    ['(1 + 2) - (3)', '1 + 2 - 3'],
    ['1 - (2 - 3)', '1 - (2 - 3)'],
    ['2 ^ 3 ^ 2', '2 ^ 3 ^ 2'],
    ['true || false && !true', 'true || false && !true'],
    ['(a.b.c)(1, 3 * l[i * 2]).f', 'a.b.c(1, 3 * l[i * 2]).f'],
    ['-(1 + x)', '-(1 + x)'],
    ['null', 'null'],
  ])('groups %s', (text, printed) => {
    expect(printFile(parseFile(`a = ${text}`))).toBe(`a = ${printed}\n`);
  });

  it.each<[string, string]>([
    ['"\\a\\b\\f\\n\\r\\t\\v\\\\\\""', '\u0007\b\f\n\r\t\v\\"'],
    ['"\\u00e9\\U0001f600"', 'é😀'],
    ['"\\x41\\101"', 'AA'],
    ['"\\xc3\\xa9"', 'é'],
    ['"${x} {{ y }}"', '${x} {{ y }}'],
  ])('understands %s', (text, value) => {
    expect(valueOf(text)).toEqual({ kind: 'string', value });
  });

  it('takes raw texts as they are', () => {
    expect(valueOf('`a\\n"\r\nb`')).toEqual({
      kind: 'string',
      value: 'a\\n"\nb',
      raw: true,
    });
  });

  it.each<[string, string, number, number, string, string]>([
    ['a name', '= 1', 1, 1, '"="', 'an attribute or a block'],
    ['a value', 'a = \n', 2, 1, 'the end of the file', 'an expression'],
    ['an operand', 'a = 1 + + 2', 1, 9, '"+"', 'an expression'],
    ['a member', 'a = b.true', 1, 7, '"true"', 'a name after the dot'],
    ['a closing quote', 'x = 1\na = "b\n', 2, 5, '"\\""', 'a closing quote'],
    ['a closing backtick', 'a = `b', 1, 5, '"`"', 'a closing backtick'],
    ['an end of a comment', 'a = 1 /* b', 1, 7, '"/"', 'an end of the comment'],
    ['a comma', 'a = [\n1\n2]', 2, 2, 'the end of the line', '"," or "]"'],
    [
      'a closing brace',
      'a {\n',
      2,
      1,
      'the end of the file',
      'an attribute or a block',
    ],
    ['a line of its own', 'a = 1 b = 2', 1, 7, '"b"', 'the end of the line'],
    ['one operator', 'a = 1 | 2', 1, 7, '"|"', 'an operator'],
    ['a key', 'a = { 1 = 2 }', 1, 7, '"1"', 'a key'],
    ['a label', 'a "b c" { }', 1, 3, '"\\"b c\\""', 'a label'],
    ['a block', 'a.b = 1', 1, 5, '"="', '"{"'],
    ['a known escape', 'a = "\\q"', 1, 5, 'the escape', 'one of'],
    ['an escape of text', 'a = "\\xff"', 1, 5, 'the escape', 'one of'],
    ['an exponent', 'a = 1e', 1, 7, 'the end of the file', 'digits'],
    [
      'a value, no block',
      'a = b { }',
      1,
      7,
      '"{"',
      'the end of the expression',
    ],
    ['text', 'a = 1\u0000', 1, 6, '"\\u0000"', 'NUL'],
  ])('expects %s', (_, text, line, column, found, expected) => {
    const error = refusal(text);
    expect(error.position).toEqual({ line, column });
    expect(error.found).toContain(found);
    expect(error.expected).toContain(expected);
    expect(error.message).toContain(`Line ${line}, column ${column}: found`);
  });
});
