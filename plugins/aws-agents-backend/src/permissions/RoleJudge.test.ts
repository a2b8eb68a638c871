import type { Failure, RoleData } from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../__fixtures__/agents';
import { PermissionAnalyst } from './analysis';
import { CAPABILITIES } from './capabilities';
import { RoleJudge } from './RoleJudge';

const NOW = new Date('2026-11-01T12:00:00Z');
const READ = {
  Effect: 'Allow',
  Action: [
    'cloudwatch:ListMetrics',
    'cloudwatch:GetMetricData',
    'cloudwatch:GetMetricStatistics',
    'tag:GetResources',
  ],
  Resource: '*',
};

function role(
  Statement: object[],
  overrides: Partial<RoleData> = {},
): RoleData {
  return {
    arn: 'arn:aws:iam::111122223333:role/agents/payments-alloy',
    name: 'payments-alloy',
    path: '/agents/',
    accountId: '111122223333',
    lastUsed: null,
    trustPolicy: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    },
    policies: [
      {
        kind: 'inline',
        name: 'telemetry',
        document: { Version: '2012-10-17', Statement },
      },
    ],
    grants: [],
    needs: [],
    ...overrides,
  };
}

async function judge(
  subject: RoleData,
  waived: string[] = [],
  failures: Failure[] = [],
) {
  const analyst = PermissionAnalyst.create({
    capabilities: new Map(CAPABILITIES.map(item => [item.id, item])),
    rules: [],
    readsOf: () => [],
    externalIdOf: () => undefined,
    ownAccounts: [],
    logger: { error: jest.fn() },
  });
  const agent = agentFixture({
    binding: { capabilities: ['cloudwatch-metrics'] },
  });
  return await RoleJudge.create({
    analyst,
    waivers: {
      waivedFindings: async () => new Map([[agent.entityRef, new Set(waived)]]),
    },
  }).judge(agent, subject, failures, NOW);
}

describe('RoleJudge', () => {
  it('is content with a role that has just what is needed', async () => {
    expect(await judge(role([READ]))).toEqual({
      status: 'ok',
      reason:
        'The agent role has what its capabilities need, and no grave finding is open.',
      summary: {
        needed: 4,
        met: 4,
        missing: 0,
        undecided: 0,
        excess: 0,
        tooBroad: 0,
        findings: [],
      },
    });
  });

  it('names what is missing first of all', async () => {
    const { status, reason, summary } = await judge(
      role([{ ...READ, Action: '*', Effect: 'Deny' }]),
    );
    expect(status).toBe('degraded');
    expect(reason).toBe(
      'The agent role lacks cloudwatch:ListMetrics (needed to find the metrics of a namespace) and 3 more permissions.',
    );
    expect(summary).toMatchObject({ missing: 4, met: 0 });
  });

  it('then grave findings, unless they are waived', async () => {
    const admin = role([{ ...READ, Action: '*' }]);
    const { status, reason, summary } = await judge(admin);
    expect(status).toBe('degraded');
    expect(reason).toBe(
      'The agent role has a critical finding: Administrator access (telemetry).',
    );
    const [[id]] = summary.findings;
    expect(await judge(admin, [id])).toMatchObject({ status: 'ok' });
  });

  it('says what could not be read', async () => {
    const failure = { message: 'No iam:GetPolicy.' } as Failure;
    expect(
      await judge(role([READ], { incomplete: true }), [], [failure]),
    ).toMatchObject({
      status: 'degraded',
      reason: 'Not all policies of the role could be read: No iam:GetPolicy.',
      summary: { undecided: 4 },
    });
  });
});
