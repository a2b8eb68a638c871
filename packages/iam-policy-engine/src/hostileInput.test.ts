import {
  NeedsParseError,
  PolicyParseError,
  PolicyType,
  TrustRequirementError,
  analysePolicyText,
  comparePolicies,
  minimalPolicy,
  minimalTrustPolicy,
  parseDenial,
  parseNeeds,
  parsePolicy,
  parseTrustRequirement,
} from '.';
import fc from 'fast-check';
import { knowledge } from './findings/__fixtures__/knowledge';

/** Every function that reads text of strangers, with what it may throw: one of its own errors, or nothing. */
const READERS: Readonly<
  Record<string, readonly [(text: string) => unknown, ErrorClass?]>
> = {
  parsePolicy: [
    text => parsePolicy(text, { type: 'identity' }),
    PolicyParseError,
  ],
  comparePolicies: [
    text => {
      const identity = [parsePolicy(text, { type: 'identity' })];
      return comparePolicies({ identity }, {}, { maxRequests: 50 });
    },
    PolicyParseError,
  ],
  analysePolicyText: [text => analyse(text, 'identity')],
  'analysePolicyText of a trust policy': [text => analyse(text, 'trust')],
  minimalPolicy: [text => minimalPolicy(parseNeeds(text)), NeedsParseError],
  minimalTrustPolicy: [
    text => minimalTrustPolicy(parseTrustRequirement(text)),
    TrustRequirementError,
  ],
  parseDenial: [parseDenial],
};

type ErrorClass = new (...args: never[]) => Error;

function analyse(text: string, type: PolicyType) {
  return analysePolicyText(
    text,
    { type },
    { knowledge, accountId: '111122223333', expectedExternalId: 'x' },
  );
}

const SOUND: readonly string[] = [
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'A',
        Effect: 'Allow',
        Action: ['s3:Get*', 'iam:PassRole'],
        Resource: 'arn:aws:s3:::b/${aws:username}/*',
        Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      },
    ],
  }),
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: ['999999999999'], Service: 'ec2.amazonaws.com' },
      Condition: { StringLike: { 'sts:ExternalId': 'a*' } },
    },
  }),
  '[{"action": "s3:GetObject", "resource": "arn:aws:s3:::b/*", "why": "x"}]',
  '{"platform": "ecs", "accountId": "111122223333", "region": "eu-west-1"}',
];

const HOSTILE: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a byte order mark', `\uFEFF${SOUND[0]}`],
  ['lists, 50,000 deep', '['.repeat(50_000)],
  ['closed lists, 50,000 deep', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['objects, 20,000 deep', '{"Statement":'.repeat(20_000)],
  [
    'conditions that are deep',
    SOUND[0].replace('"203.0.113.0/24"', '['.repeat(5_000) + ']'.repeat(5_000)),
  ],
  [
    '100 KB of one action',
    SOUND[0].replace('s3:Get*', `s3:${'*a'.repeat(50_000)}`),
  ],
  ['100 KB of one resource', SOUND[0].replace('b/', `${'?*'.repeat(50_000)}/`)],
  [
    '100 KB of a condition value',
    SOUND[0].replace('203.0.113.0/24', '9'.repeat(100_000)),
  ],
  ['10,000 statements', JSON.stringify({ Statement: Array(10_000).fill({}) })],
  ['an element twice', SOUND[0].replace('"Sid":"A"', '"Effect":"Deny"')],
  ['a prototype as an element', SOUND[0].replace('"Sid"', '"__proto__"')],
  [
    'a constructor as a condition key',
    SOUND[0].replace('aws:SourceIp', 'constructor'),
  ],
  [
    'a constructor as an operator',
    SOUND[0].replace('IpAddress', 'constructor'),
  ],
  ['a lone surrogate', SOUND[0].replace('"A"', '"\\ud800"')],
  ['numbers for texts', SOUND[0].replace('"Allow"', '1e999')],
  ['null for a list', SOUND[0].replace('["s3:Get*","iam:PassRole"]', 'null')],
];

describe.each(Object.entries(READERS))('%s', (_name, [read, expected]) => {
  const expectSurvival = (text: string) => {
    try {
      read(text);
    } catch (error) {
      if (!expected || !(error instanceof expected)) throw error;
    }
  };

  it.each(HOSTILE)('survives %s', (_what, text) => expectSurvival(text));

  it('survives every truncation', () => {
    for (const text of SOUND) {
      for (let length = 0; length < text.length; length += 1) {
        expectSurvival(text.slice(0, length));
      }
    }
  });

  it('survives any value in any place', () => {
    const places = SOUND.flatMap(text =>
      [...text.matchAll(/"[^"]*"(?!:)/g)].map(
        ({ 0: { length }, index }) => [text, index, length] as const,
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(fc.json(), fc.constantFrom('[]', '{}', 'null', '""', '0')),
        ([text, at, length], value) =>
          expectSurvival(text.slice(0, at) + value + text.slice(at + length)),
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});
