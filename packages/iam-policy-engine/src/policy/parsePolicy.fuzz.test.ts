import fc from 'fast-check';
import { evaluate } from '../evaluation/evaluate';
import { PolicyParseError } from './errors';
import { parsePolicy } from './parsePolicy';
import { PolicyType } from './types';

const SEED = 20240229;
const TYPES: PolicyType[] = [
  'identity',
  'resource',
  'trust',
  'boundary',
  'session',
  'scp',
  'rcp',
  'vpc-endpoint',
];

/** Parses, evaluates what parses, and lets only the typed error pass. */
function expectSurvival(input: unknown, type: PolicyType) {
  try {
    const policy = parsePolicy(input, { type });
    evaluate(
      {
        principal: { kind: 'user', arn: 'arn:aws:iam::111122223333:user/bob' },
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b/k',
        context: { 'aws:SourceIp': '203.0.113.7' },
      },
      { identity: [policy], resource: policy },
    );
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    expect(error.issues.length).toBeGreaterThan(0);
    for (const issue of error.issues) {
      expect(issue.path).toMatch(/^\$/);
      expect(issue.message).not.toBe('');
      expect(issue.expected).not.toBe('');
    }
  }
}

const valid = JSON.stringify(
  {
    Version: '2012-10-17',
    Id: 'x',
    Statement: [
      {
        Sid: 'A',
        Effect: 'Allow',
        Principal: { AWS: ['111122223333'], Service: 'ec2.amazonaws.com' },
        Action: ['s3:Get*', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::b/${aws:username}/*'],
        Condition: {
          'ForAnyValue:StringLike': { 'aws:TagKeys': ['a*', 'b'] },
          IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        },
      },
    ],
  },
  null,
  1,
);

const type = fc.constantFrom(...TYPES);
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
});

describe('whatever the input, only PolicyParseError is thrown', () => {
  it('every truncation of a policy', () => {
    for (let length = 0; length < valid.length; length += 1) {
      expectSurvival(valid.slice(0, length), 'resource');
    }
  });

  it('one character changed', () => {
    fc.assert(
      fc.property(
        fc.nat(valid.length - 1),
        fc.string({ minLength: 1, maxLength: 2 }),
        type,
        (at, text, policyType) =>
          expectSurvival(
            valid.slice(0, at) + text + valid.slice(at + 1),
            policyType,
          ),
      ),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it('any text, any value', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), anything),
        type,
        expectSurvival,
      ),
      { seed: SEED, numRuns: 1500 },
    );
  });

  it('any value in any element', () => {
    const element = fc.constantFrom(
      'Sid',
      'Effect',
      'Principal',
      'NotPrincipal',
      'Action',
      'NotAction',
      'Resource',
      'NotResource',
      'Condition',
    );
    fc.assert(
      fc.property(element, anything, type, (name, value, policyType) => {
        const document = JSON.parse(valid);
        document.Statement[0][name] = value;
        expectSurvival(document, policyType);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('any condition', () => {
    const operator = fc.oneof(
      fc.string(),
      fc.constantFrom('StringLike', 'DateEquals', 'IpAddress', 'Null'),
    );
    const block = fc.dictionary(
      operator,
      fc.dictionary(fc.string(), fc.oneof(fc.string(), anything)),
    );
    fc.assert(
      fc.property(block, type, (Condition, policyType) => {
        const document = JSON.parse(valid);
        document.Statement[0].Condition = Condition;
        expectSurvival(document, policyType);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it.each([
    ['nested lists', '['.repeat(50_000)],
    ['nested objects', '{"a":'.repeat(50_000)],
    ['100 KB of one string', `{"Statement":"${'x'.repeat(100_000)}"}`],
    ['an open string of 1 MB', `"${'\\n'.repeat(500_000)}`],
    ['100 KB of blanks', ' '.repeat(100_000)],
    ['100 KB of digits', '1'.repeat(100_000)],
  ])('%s', (_name, text) => {
    const started = performance.now();
    expectSurvival(text, 'identity');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('a valid policy of 100 KB parses', () => {
    const statements = Array.from({ length: 600 }, (_, i) => ({
      Sid: `S${i}`,
      Effect: 'Allow',
      Action: [`s3:Get${i}`, `s3:List${i}*`],
      Resource: [`arn:aws:s3:::bucket-${i}/*`, `arn:aws:s3:::bucket-${i}`],
    }));
    const text = JSON.stringify({ Statement: statements }, null, 2);
    expect(text.length).toBeGreaterThan(100_000);
    expect(parsePolicy(text, { type: 'identity' }).statements).toHaveLength(
      600,
    );
  });

  it('an object that contains itself', () => {
    const cyclic: Record<string, unknown> = JSON.parse(valid);
    cyclic.Statement = [cyclic];
    expectSurvival(cyclic, 'identity');
  });
});
