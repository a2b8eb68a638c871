import {
  attribute,
  attributes,
  block,
  call,
  comment,
  object,
  reference,
} from '../ast/build';
import type { Statement, Expression } from '../ast/types';
import { AlloyPrintError } from '../errors';
import { printFile } from './printFile';

const print = (...body: Statement[]) => printFile({ body });
const printValue = (value: Expression) =>
  print(attribute('a', value)).slice('a = '.length, -1);

describe('printFile', () => {
  it('formats as alloy fmt does', () => {
    expect(
      print(
        comment('Metrics'),
        block(
          'prometheus.scrape',
          [
            ...attributes({
              targets: [object({ __address__: 'a:80', 'service.name': 'x' })],
              forward_to: [
                reference('prometheus.remote_write.default.receiver'),
              ],
              scrape_interval: '60s',
              params: undefined,
            }),
            block('clustering', attributes({ enabled: false })),
            comment('The last word'),
          ],
          'default',
        ),
        block('prometheus.exporter.self', [], 'alloy'),
      ),
    ).toBe(
      [
        '// Metrics',
        'prometheus.scrape "default" {',
        '\ttargets = [',
        '\t\t{',
        '\t\t\t__address__    = "a:80",',
        '\t\t\t"service.name" = "x",',
        '\t\t},',
        '\t]',
        '\tforward_to      = [prometheus.remote_write.default.receiver]',
        '\tscrape_interval = "60s"',
        '',
        '\tclustering {',
        '\t\tenabled = false',
        '\t}',
        '',
        '\t// The last word',
        '}',
        '',
        'prometheus.exporter.self "alloy" { }',
        '',
      ].join('\n'),
    );
  });

  it('aligns a value of several lines with those before it only', () => {
    expect(
      print(
        attribute('first_one', 1),
        attribute('object', object({ k: 1 })),
        attribute('x', 2),
        attribute('last', 3),
      ),
    ).toBe('first_one = 1\nobject    = {\n\tk = 1,\n}\nx    = 2\nlast = 3\n');
  });

  it('puts long lists on lines of their own', () => {
    const items = Array.from({ length: 12 }, (_, i) => `item-number-${i}`);
    expect(print(attribute('a', items)).split('\n')).toHaveLength(15);
  });

  it.each<[string, Expression, string]>([
    [
      'quotes',
      { kind: 'string', value: 'a"b\\c\n\t\0é' },
      '"a\\"b\\\\c\\n\\t\\u0000é"',
    ],
    [
      'what is not seen',
      { kind: 'string', value: '\u2028\u200b\u{e0001}' },
      '"\\u2028\\u200b\\U000e0001"',
    ],
    [
      'raw texts',
      { kind: 'string', value: '{"a": 1}', raw: true },
      '`{"a": 1}`',
    ],
    [
      'raw texts with a backtick',
      { kind: 'string', value: '`"', raw: true },
      '"`\\""',
    ],
    ['calls', call('sys.env', 'X'), 'sys.env("X")'],
    [
      'negative numbers',
      { kind: 'unary', operator: '-', operand: { kind: 'number', text: '5' } },
      '-5',
    ],
    [
      'grouping',
      {
        kind: 'binary',
        operator: '*',
        left: {
          kind: 'binary',
          operator: '+',
          left: { kind: 'number', text: '1' },
          right: { kind: 'number', text: '2' },
        },
        right: {
          kind: 'binary',
          operator: '^',
          left: {
            kind: 'binary',
            operator: '^',
            left: { kind: 'number', text: '2' },
            right: { kind: 'number', text: '3' },
          },
          right: { kind: 'number', text: '4' },
        },
      },
      '(1 + 2) * (2 ^ 3) ^ 4',
    ],
  ])('writes %s', (_, value, text) => {
    expect(printValue(value)).toBe(text);
  });

  it.each<[string, Statement]>([
    ['an attribute name', attribute('a = 1\nb', 1)],
    ['a block name', block('a { }\nb')],
    ['an empty block name', block('')],
    ['a label', block('a', [], 'x" { }')],
    ['a keyword as a name', attribute('true', 1)],
    ['a key with a quote', attribute('a', object({ 'x" = 1': 1 }))],
    ['an empty key', attribute('a', object({ '': 1 }))],
    ['half of a pair', attribute('a', '\ud800')],
    ['a comment of two lines', comment('a\nb = 1')],
    [
      'a number that is none',
      attribute('a', { kind: 'number', text: '1\nb = 2' }),
    ],
  ])('refuses %s', (_, statement) => {
    expect(() => print(statement)).toThrow(AlloyPrintError);
  });
});
