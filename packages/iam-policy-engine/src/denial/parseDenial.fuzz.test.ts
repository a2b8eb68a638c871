import fc from 'fast-check';
import { parseDenial } from './parseDenial';

const AGENT = 'arn:aws:sts::111122223333:assumed-role/alloy/i-0abc';

describe('whatever the text', () => {
  it('never throws', () => {
    const fragment = fc.constantFrom(
      'User: ',
      AGENT,
      ' is not authorized to perform: ',
      's3:GetObject',
      ' on resource: ',
      '"',
      ' because no ',
      'identity-based policy',
      ' allows the ',
      ' with an explicit deny in ',
      ': arn:',
      ' transitively through a ',
      '\\u0041',
      '\n',
      ' (',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fragment, fc.string()), { maxLength: 30 }),
        parts => {
          const denial = parseDenial(parts.join(''));
          expect(denial === undefined || denial.kind.length > 0).toBe(true);
        },
      ),
      { seed: 7, numRuns: 3000 },
    );
  });

  it.each([
    'user: '.repeat(20_000),
    `User: ${'a'.repeat(100_000)}`,
    `User: ${AGENT} is not authorized to perform: s3:Get on resource: ${'" '.repeat(
      50_000,
    )}`,
    `because no ${'a '.repeat(50_000)}`,
    `User: a is not authorized to perform: s3:G with an explicit deny in ${'a-'.repeat(
      50_000,
    )}`,
    `request id ${'='.repeat(100_000)}`,
  ])('takes no time on long texts (%#)', text => {
    const started = performance.now();
    parseDenial(text);
    expect(performance.now() - started).toBeLessThan(300);
  });
});
