import fc from 'fast-check';
import { parsePolicy } from '../policy/parsePolicy';
import { rulesFor } from './__fixtures__/analyse';
import { knowledge } from './__fixtures__/knowledge';
import { analysePolicy, analysePolicyText } from './analysePolicy';
import { FINDING_RULES } from './rules';

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Fine",
      "Effect": "Allow",
      "Action": "cloudwatch:GetMetricData",
      "Resource": "*"
    },
    {
      "Sid": "Broad",
      "Effect": "Allow",
      "Action": [
        "sqs:ReceiveMessage",
        "s3:*"
      ],
      "Resource": "arn:aws:s3:::b"
    }
  ]
}`;

describe('analysePolicy', () => {
  it('points at the lines of the text', () => {
    const [finding] = analysePolicyText(text, { type: 'identity', id: 'p' });
    expect(finding).toEqual({
      rule: 'service-wildcard',
      ...FINDING_RULES['service-wildcard'],
      evidence: '"s3:*"',
      policy: { id: 'p', arn: undefined, type: 'identity' },
      statementIndex: 1,
      sid: 'Broad',
      path: '$.Statement[1].Action[1]',
      lines: { start: 15, end: 15 },
      actions: undefined,
    });
  });

  it('has no lines for a policy that was not text', () => {
    const policy = parsePolicy(JSON.parse(text), { type: 'identity' });
    expect(analysePolicy(policy)[0].lines).toBeUndefined();
  });

  it('knows the path of a lone statement', () => {
    const [finding] = analysePolicyText(
      '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::b"}}',
      { type: 'identity' },
    );
    expect(finding.path).toBe('$.Statement.Action');
    expect(finding.lines).toEqual({ start: 1, end: 1 });
  });

  it('puts the worst first', () => {
    const severities = analysePolicyText(
      text.replace('cloudwatch:GetMetricData', '*'),
      { type: 'identity' },
    ).map(({ severity }) => severity);
    expect(severities).toEqual(['critical', 'medium']);
  });

  it.each([
    ['no-version', ''],
    ['old-version', '2008-10-17'],
  ])('%s', (rule, version) => {
    expect(rulesFor({}, { version })).toEqual([rule]);
    expect(rulesFor({})).toEqual([]);
  });

  it('variable-in-old-version', () => {
    const statement = {
      Resource: 'arn:aws:s3:::b/${aws:username}',
      Condition: { StringLike: { 's3:prefix': '${aws:username}/*' } },
    };
    expect(rulesFor(statement, { version: '2008-10-17' })).toEqual([
      'variable-in-old-version',
      'variable-in-old-version',
      'old-version',
    ]);
    expect(rulesFor(statement)).toEqual([]);
  });

  it.each([
    { Action: [] },
    { Resource: [] },
    { Condition: { StringEquals: { 'aws:x': [] } } },
  ])('empty-element: %j', statement => {
    expect(rulesFor(statement)).toEqual(['empty-element']);
  });
});

describe('what the parser refuses', () => {
  const broken = (from: string, to: string) =>
    analysePolicyText(text.replace(from, to), { type: 'identity', id: 'p' });

  it.each([
    ['policy-malformed', '"Allow"', '"Permit"', 6],
    ['policy-malformed', '"Effect": "Allow",', '', 4],
    ['duplicate-sid', '"Fine"', '"Broad"', 11],
    ['invalid-sid', '"Fine"', '"not fine"', 5],
  ])('%s', (rule, from, to, line) => {
    const [finding] = broken(from, to);
    expect(finding).toMatchObject({ rule, policy: { id: 'p' } });
    expect(finding.lines?.start).toBe(line);
  });

  it('text that is no JSON', () => {
    expect(analysePolicyText('{', { type: 'trust' })).toEqual([
      expect.objectContaining({
        rule: 'policy-malformed',
        path: '$',
        policy: { id: 'trust', type: 'trust' },
      }),
    ]);
  });
});

describe('whatever the text', () => {
  it('returns findings and does not throw', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '*',
        's3:*',
        'iam:PassRole',
        'arn:aws:s3:::*',
        '${aws:x}',
      ),
      fc.array(fc.constantFrom('*', 'sts:AssumeRole', 'arn:aws:iam::1:role/*')),
    );
    const statement = fc.record(
      {
        Effect: fc.constantFrom('Allow', 'Deny'),
        Action: value,
        NotAction: value,
        Resource: value,
        NotResource: value,
        Principal: fc.oneof(
          value,
          fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated'), value),
        ),
        Condition: fc.dictionary(
          fc.constantFrom('StringLike', 'Bool', 'ForAllValues:StringEquals'),
          fc.dictionary(
            fc.constantFrom('aws:x', 'sts:ExternalId', 's3:prefix'),
            value,
          ),
        ),
      },
      { requiredKeys: ['Effect'] },
    );
    const type = fc.constantFrom('identity', 'trust', 'resource', 'scp');
    fc.assert(
      fc.property(fc.array(statement), type, (Statement, policyType) => {
        const findings = analysePolicyText(
          JSON.stringify({ Statement }),
          { type: policyType as 'identity' },
          { knowledge, accountId: '111122223333', expectedExternalId: 'x' },
        );
        expect(findings.every(({ path }) => path.startsWith('$'))).toBe(true);
      }),
      { seed: 11, numRuns: 2000 },
    );
  });
});
