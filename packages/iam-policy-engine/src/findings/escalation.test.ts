import { parsePolicy } from '../policy/parsePolicy';
import { Policy } from '../policy/types';
import { analyse, rulesFor } from './__fixtures__/analyse';
import { analysePolicies } from './analysePolicy';
import { ESCALATION_PATHS } from './escalationPaths';

const allow = (Action: string | string[], Resource = '*') => ({
  Action,
  Resource,
});

describe('privilege escalation', () => {
  const opensWith =
    (actions: readonly string[]) => (path: { actions: readonly string[] }) =>
      path.actions.every(action => actions.includes(action));
  const reported = ESCALATION_PATHS.filter(({ id }) => id !== 'sts-001');

  it.each(reported.map(path => [path.id, path] as const))(
    'finds %s, and not with one action less',
    (_id, { actions }) => {
      expect(rulesFor(allow([...actions]))).toContain('privilege-escalation');
      const stillOpen = actions
        .map(left => actions.filter(action => action !== left))
        .filter(rest => rest.length > 0 && !reported.some(opensWith(rest)))
        .filter(rest => rulesFor(allow(rest)).includes('privilege-escalation'));
      expect(stillOpen).toEqual([]);
    },
  );

  it('has all 65 published paths, each once', () => {
    const ids = ESCALATION_PATHS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(65);
  });

  it('joins actions of several statements', () => {
    expect(
      rulesFor([
        allow('iam:PassRole'),
        allow('lambda:CreateFunction'),
        allow('lambda:Invoke*'),
      ]),
    ).toContain('privilege-escalation');
  });

  it.each([
    [
      'a role that is named',
      [
        allow('iam:PassRole', 'arn:aws:iam::1:role/x'),
        allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
      ],
    ],
    [
      'an action that is denied',
      [allow(['iam:PutRolePolicy']), { Effect: 'Deny', ...allow('iam:Put*') }],
    ],
    [
      'an instance that is named',
      [allow('ssm:StartSession', 'arn:aws:ec2:eu-west-1:1:instance/i-1')],
    ],
  ])('is not excited by %s', (_what, statements) => {
    expect(rulesFor(statements)).not.toContain('privilege-escalation');
  });

  it('is not calmed by a denial under a condition', () => {
    expect(
      rulesFor([
        allow('iam:PutRolePolicy'),
        {
          Effect: 'Deny',
          ...allow('iam:*'),
          Condition: {
            BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
          },
        },
      ]),
    ).toContain('privilege-escalation');
  });

  describe('across the policies of one identity', () => {
    const named = (id: string, ...statements: object[]) =>
      parsePolicy(
        {
          Version: '2012-10-17',
          Statement: statements.map(s => ({ Effect: 'Allow', ...s })),
        },
        { type: 'identity', id },
      );
    const escalations = (...policies: Policy[]) =>
      analysePolicies(policies)
        .filter(({ rule }) => rule === 'privilege-escalation')
        .map(({ policy, statementIndex }) => [policy.id, statementIndex]);
    const passing = named(
      'passing',
      allow('s3:ListBucket'),
      allow('iam:PassRole'),
    );
    const running = named('running', allow('ec2:RunInstances'));

    it('finds what two of them open together', () => {
      expect(escalations(running, passing)).toEqual([['passing', 1]]);
      expect(escalations(passing)).toEqual([]);
      expect(escalations(running)).toEqual([]);
    });

    it('heeds what another one denies', () => {
      const guard = named('guard', { Effect: 'Deny', ...allow('ec2:Run*') });
      expect(escalations(passing, running, guard)).toEqual([]);
    });

    it('leaves boundaries out', () => {
      const boundary = parsePolicy(
        { Statement: { Effect: 'Allow', ...allow('*') } },
        { type: 'boundary' },
      );
      expect(escalations(running, boundary)).toEqual([]);
    });
  });

  it('heeds to which service a role may be passed', () => {
    const pass = (service: string) => [
      {
        ...allow('iam:PassRole'),
        Condition: { StringEquals: { 'iam:PassedToService': service } },
      },
      allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
    ];
    expect(rulesFor(pass('lambda.amazonaws.com'))).toContain(
      'privilege-escalation',
    );
    expect(rulesFor(pass('ec2.amazonaws.com'))).not.toContain(
      'privilege-escalation',
    );
  });

  it('names the shortest paths, and counts the rest', () => {
    const finding = analyse(allow('iam:*')).find(
      ({ rule }) => rule === 'privilege-escalation',
    );
    expect(finding?.evidence).toMatch(
      /^iam:CreatePolicyVersion \(iam-001\); iam:CreateAccessKey \(iam-002\); .*; and \d+ more$/,
    );
    expect(finding?.evidence).not.toContain('iam-003');
  });
});
