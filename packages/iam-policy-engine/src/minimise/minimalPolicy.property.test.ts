import fc from 'fast-check';
import { knowledge } from '../findings/__fixtures__/knowledge';
import { analysePolicy } from '../findings/analysePolicy';
import { judgeNeed } from '../needs/judgeNeed';
import { AccessNeed } from '../needs/types';
import { parsePolicy } from '../policy/parsePolicy';
import { ConditionDocument } from '../policy/types';
import { minimalPolicy } from './minimalPolicy';

/** What agents need: actions with the resources they take, by name and by prefix. */
const CATALOGUE: readonly [resources: readonly string[], actions: string[]][] =
  [
    [
      ['*'],
      [
        'cloudwatch:GetMetricData',
        'cloudwatch:ListMetrics',
        'ec2:DescribeInstances',
        's3:ListAllMyBuckets',
      ],
    ],
    [['arn:aws:s3:::telemetry', 'arn:aws:s3:::logs-*'], ['s3:ListBucket']],
    [
      [
        'arn:aws:s3:::telemetry/*',
        'arn:aws:s3:::telemetry/payments/*',
        'arn:aws:s3:::telemetry/payments/2024/x.gz',
        'arn:aws:s3:::telemetry/${aws:PrincipalTag/service}/*',
        'arn:aws:s3:::logs-?/*',
      ],
      ['s3:GetObject', 's3:PutObject', 's3:GetObjectTagging', 's3:GetObject*'],
    ],
    [
      [
        'arn:aws:sqs:eu-west-1:111122223333:payments',
        'arn:aws:sqs:us-east-1:111122223333:payments',
        'arn:aws:sqs:eu-west-1:111122223333:pay-*',
      ],
      ['sqs:ReceiveMessage', 'sqs:DeleteQueue'],
    ],
    [
      [
        'arn:aws:iam::999999999999:role/monitoring',
        'arn:aws:iam::111122223333:role/hub',
      ],
      ['sts:AssumeRole'],
    ],
  ];

const POSITIVE: readonly ConditionDocument[] = [
  { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
  {
    StringLike: { 'aws:SourceVpc': 'vpc-*' },
    Bool: { 'aws:SecureTransport': true },
  },
];
const NEGATED: ConditionDocument = {
  StringNotEquals: { 'aws:SourceVpc': 'vpc-0' },
};

const needWith = (
  conditions: readonly ConditionDocument[],
): fc.Arbitrary<AccessNeed> =>
  fc.constantFrom(...CATALOGUE).chain(([resources, actions]) =>
    fc.record(
      {
        action: fc.constantFrom(...actions),
        resource: fc.constantFrom(...resources),
        conditions: fc.constantFrom(...conditions),
      },
      { requiredKeys: ['action', 'resource'] },
    ),
  );
const needsWith = (conditions: readonly ConditionDocument[]) =>
  fc.array(needWith(conditions), { minLength: 1, maxLength: 12 });
const needSet = needsWith([...POSITIVE, NEGATED]);
// A request without the key satisfies a negated condition too, and then two statements allow it.
const distinctNeedSet = needsWith(POSITIVE);
const RUNS = { seed: 11, numRuns: 1500 };

const generate = (needs: readonly AccessNeed[]) =>
  parsePolicy(JSON.stringify(minimalPolicy(needs).document, null, 2), {
    type: 'identity',
  });

describe('whatever is needed', () => {
  it('the policy has no findings', () => {
    fc.assert(
      fc.property(needSet, needs => {
        expect(analysePolicy(generate(needs), { knowledge })).toEqual([]);
      }),
      RUNS,
    );
  });

  it('the policy allows all of it', () => {
    fc.assert(
      fc.property(needSet, needs => {
        const identity = [generate(needs)];
        const verdicts = needs.map(each => judgeNeed(each, { identity }).met);
        expect(new Set(verdicts)).toEqual(new Set(['fully']));
      }),
      RUNS,
    );
  });

  it('no statement can be spared', () => {
    fc.assert(
      fc.property(distinctNeedSet, needs => {
        const { document, reasons } = minimalPolicy(needs);
        const written = [document.Statement].flat();
        fc.pre(written.length > 1);
        expect(reasons.every(reason => reason.needs.length > 0)).toBe(true);
        const unmetWithout = written.map((_, i) => {
          const rest = parsePolicy(
            { ...document, Statement: written.filter((__, j) => j !== i) },
            { type: 'identity' },
          );
          return needs.some(
            each => judgeNeed(each, { identity: [rest] }).met !== 'fully',
          );
        });
        expect(unmetWithout).not.toContain(false);
      }),
      RUNS,
    );
  });

  it('the order of the needs does not matter', () => {
    fc.assert(
      fc.property(needSet, needs => {
        const texts = [needs, [...needs].reverse()].map(list =>
          JSON.stringify(minimalPolicy(list).document),
        );
        expect(texts[0]).toBe(texts[1]);
      }),
      RUNS,
    );
  });
});
