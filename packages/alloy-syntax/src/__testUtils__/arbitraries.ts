import fc from 'fast-check';
import type { AlloyFile, Expression, Statement } from '../ast/types';
import { isIdentifier } from '../identifier';
import { canBeRaw } from '../print/quote';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '"',
    '\\',
    '`',
    '\n}\n',
    '// x',
    '/*',
    '${x}',
    '{{ x }}',
    '\u0000\u0007\u2028\ufeff',
    'naïve 𝒳',
  ),
);

const name = fc
  .oneof(
    fc.stringMatching(/^[a-z_][a-z0-9_]{0,10}$/),
    fc.constantFrom('größe', 'true_', 'x1'),
  )
  .filter(isIdentifier);

const key = fc.oneof(
  name,
  fc.stringMatching(/^[a-zA-Z0-9 .:=/{}$-]{1,12}$/),
  fc.constantFrom('a\\"b', 'true', 'ü ber'),
);

const number = fc.oneof(
  fc.nat().map(String),
  fc.constantFrom('0.5', '.5', '15.', '1e9', '2.5E-3'),
);

/** Any expression of the syntax. */
export const { expression } = fc.letrec<{ expression: Expression }>(tie => {
  const inner = tie('expression');
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.oneof(
        text.map(value => ({ kind: 'string' as const, value })),
        fc
          .stringMatching(/^[a-z "\\{}\n]{0,12}$/)
          .filter(canBeRaw)
          .map(value => ({
            kind: 'string' as const,
            value,
            raw: true as const,
          })),
        number.map(digits => ({ kind: 'number' as const, text: digits })),
        fc.boolean().map(value => ({ kind: 'bool' as const, value })),
        fc.constant({ kind: 'null' as const }),
        name.map(each => ({ kind: 'identifier' as const, name: each })),
      ),
      fc.record({ kind: fc.constant('access' as const), target: inner, name }),
      fc.record({
        kind: fc.constant('index' as const),
        target: inner,
        index: inner,
      }),
      fc.record({
        kind: fc.constant('call' as const),
        callee: inner,
        args: fc.array(inner, { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('unary' as const),
        operator: fc.constantFrom('!' as const, '-' as const),
        operand: inner,
      }),
      fc.record({
        kind: fc.constant('binary' as const),
        operator: fc.constantFrom(
          ...(['||', '&&', '==', '!=', '<', '<=', '>', '>='] as const),
          ...(['+', '-', '*', '/', '%', '^'] as const),
        ),
        left: inner,
        right: inner,
      }),
      fc.record({
        kind: fc.constant('array' as const),
        items: fc.array(inner, { maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant('object' as const),
        fields: fc.array(fc.record({ name: key, value: inner }), {
          maxLength: 4,
        }),
      }),
    ),
  };
});

const attribute = fc.record({
  kind: fc.constant('attribute' as const),
  name,
  value: expression,
});

const comment = fc
  .stringMatching(/^[ -~]{0,20}$/)
  .map(line => ({ kind: 'comment' as const, text: line.trimEnd() }));

const { statement } = fc.letrec<{ statement: Statement }>(tie => ({
  statement: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    attribute,
    comment,
    fc.record(
      {
        kind: fc.constant('block' as const),
        name: fc
          .array(name, { minLength: 1, maxLength: 3 })
          .map(parts => parts.join('.')),
        label: name,
        body: fc.array(tie('statement'), { maxLength: 4 }),
      },
      { requiredKeys: ['kind', 'name', 'body'] },
    ),
  ),
}));

/** Any configuration of the syntax. */
export const file: fc.Arbitrary<AlloyFile> = fc.record({
  body: fc.array(statement, { maxLength: 5 }),
});
