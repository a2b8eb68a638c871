import type {
  NeededPermission,
  PolicyText,
} from 'backstage-plugin-aws-agents-common';
import type {
  CollectorContext,
  FailedCall,
} from 'backstage-plugin-aws-agents-node';
import { agentFixture } from '../../__fixtures__/agents';
import { toFailure } from '../../aws';
import { PolicyConfirmationCollector } from './PolicyConfirmationCollector';

const NOW = new Date('2026-11-01T12:00:00Z');

const need = (id: string, action: string, resource = '*') =>
  ({ id, action, resource, region: 'eu-west-1' } as NeededPermission);
const policy = (id: string, kind: PolicyText['kind']) =>
  ({ id, kind, name: id, text: '{}', size: 2 } as PolicyText);

const SUBJECT = {
  needed: [
    need('a', 'cloudwatch:ListMetrics'),
    need('b', 'cloudwatch:GetMetricData'),
    need('c', 's3:PutObject', 'arn:aws:s3:::a/*'),
  ],
  policies: [policy('inline/p', 'inline'), policy('trust', 'trust')],
};

/** Answers by the name of the command. */
function collect(
  answer: (name: string, input: Record<string, unknown>) => object,
  subject: typeof SUBJECT | undefined = SUBJECT,
) {
  const sent: Array<[string, Record<string, unknown>]> = [];
  const context = {
    now: NOW,
    signal: new AbortController().signal,
    expectCalls: () => {},
    client: () => ({
      send: async (command: {
        constructor: { name: string };
        input: Record<string, unknown>;
      }) => {
        const { name } = command.constructor;
        sent.push([name, command.input]);
        const given = answer(name, command.input);
        if (given instanceof Error) throw given;
        return given;
      },
    }),
    toFailure: (error: unknown, call: FailedCall) =>
      toFailure(error, { ...call, now: NOW }),
  } as unknown as CollectorContext;
  const collector = PolicyConfirmationCollector.create({
    subjectOf: async () => subject,
  });
  return collector
    .collect(agentFixture(), context)
    .then(outcome => ({ outcome, sent }));
}

const simulation = ({ ActionNames }: Record<string, unknown>) => ({
  EvaluationResults: (ActionNames as string[]).map(EvalActionName => ({
    EvalActionName,
    EvalDecision: EvalActionName.startsWith('s3') ? 'implicitDeny' : 'allowed',
  })),
});

describe('PolicyConfirmationCollector', () => {
  it('has AWS simulate the needs of each resource, and validate each policy', async () => {
    const { outcome, sent } = await collect((name, input) =>
      name === 'SimulatePrincipalPolicyCommand'
        ? simulation(input)
        : {
            findings: [
              {
                findingType: 'SECURITY_WARNING',
                issueCode: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
                findingDetails: 'Using * is too broad.',
                locations: [{ path: [{ value: 'Statement' }, { index: 2 }] }],
              },
              { findingType: 'SUGGESTION', issueCode: 'EMPTY', locations: [] },
            ],
          },
    );
    expect(sent.map(([name]) => name)).toEqual([
      'SimulatePrincipalPolicyCommand',
      'SimulatePrincipalPolicyCommand',
      'ValidatePolicyCommand',
      'ValidatePolicyCommand',
    ]);
    expect(sent[1][1]).toMatchObject({
      PolicySourceArn: 'arn:aws:iam::111122223333:role/agents/payments-alloy',
      ActionNames: ['s3:PutObject'],
      ResourceArns: ['arn:aws:s3:::a/*'],
    });
    expect(sent[3][1]).toMatchObject({ policyType: 'RESOURCE_POLICY' });
    expect(outcome).toMatchObject({
      status: 'ok',
      data: {
        at: NOW.toISOString(),
        simulated: [
          { needId: 'a', decision: 'allowed' },
          { needId: 'b', decision: 'allowed' },
          { needId: 'c', decision: 'implicitDeny' },
        ],
        validated: [
          {
            policyId: 'inline/p',
            findings: [
              {
                code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
                details: 'Using * is too broad.',
                statementIndex: 2,
              },
            ],
          },
          { policyId: 'trust' },
        ],
        problems: [],
      },
    });
  });

  it('keeps what it could ask when the rest is refused', async () => {
    const refused = Object.assign(new Error('not authorized'), {
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    });
    const { outcome } = await collect((name, input) =>
      name === 'ValidatePolicyCommand' ? refused : simulation(input),
    );
    expect(outcome).toMatchObject({
      status: 'unknown',
      data: {
        simulated: [{}, {}, {}],
        validated: [],
        problems: [expect.any(String)],
      },
    });
  });

  it('waits until the role has been read', async () => {
    const collector = PolicyConfirmationCollector.create({
      subjectOf: async () => undefined,
    });
    expect(
      await collector.collect(agentFixture(), {} as CollectorContext),
    ).toEqual({
      status: 'unknown',
      reason: 'The role has not been read yet.',
      failures: [],
    });
  });
});
