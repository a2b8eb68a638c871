import type { Failure, RoleData } from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../../__fixtures__/agents';
import { interpretRole } from './interpretRole';
import type { PolicyText, RoleReading } from './RoleReader';

const NOW = new Date('2026-11-01T12:00:00Z');
const TRUST = '{"Version":"2012-10-17","Statement":[]}';

function inline(Statement: object | string, name = 'telemetry'): PolicyText {
  return {
    kind: 'inline',
    name,
    text:
      typeof Statement === 'string'
        ? Statement
        : JSON.stringify({ Version: '2012-10-17', Statement }),
  };
}

function interpret(
  policies: PolicyText[],
  overrides: Partial<RoleReading> = {},
  actions: string[] = [],
) {
  const outcome = interpretRole(
    agentFixture(),
    {
      role: {
        Arn: 'arn:aws:iam::111122223333:role/agents/payments-alloy',
        RoleName: 'payments-alloy',
        RoleId: 'AROAEXAMPLE',
        Path: '/agents/',
        CreateDate: new Date('2026-01-01T00:00:00Z'),
        MaxSessionDuration: 7200,
        RoleLastUsed: { LastUsedDate: NOW, Region: 'eu-west-1' },
      },
      trustPolicyText: TRUST,
      policies,
      failures: [],
      ...overrides,
    },
    actions.map(action => ({
      capability: 'cloudwatch-metrics',
      action,
      resource: '*',
      region: 'eu-west-1',
      why: 'read metrics in bulk',
      source: 'the manual',
      optional: false,
      scope: 'no-resource',
      anyWithin: false,
    })),
    NOW,
  );
  return { ...outcome, data: outcome.data as RoleData };
}

const READ = {
  Effect: 'Allow',
  Action: 'cloudwatch:GetMetricData',
  Resource: '*',
};

describe('interpretRole', () => {
  it('shows nothing of a role whose path is not the one that was bound', () => {
    const outcome = interpret([inline(READ)], {
      role: {
        Arn: 'arn:aws:iam::111122223333:role/other-path/payments-alloy',
        RoleName: 'payments-alloy',
        RoleId: 'AROAEXAMPLE',
        Path: '/other-path/',
        CreateDate: NOW,
      },
    });
    expect(outcome.status).toBe('failed');
    expect(outcome.failures[0]).toMatchObject({
      code: 'another-role',
      message: expect.stringContaining('role/other-path/payments-alloy'),
    });
    expect(outcome.data).toBeUndefined();
  });

  it('is ok for a role with just what is needed', () => {
    const { status, reason, data } = interpret([inline(READ)], {}, [
      'cloudwatch:GetMetricData',
    ]);
    expect(status).toBe('ok');
    expect(reason).toBe(
      'The agent role has what its capabilities need, and nothing that is too broad.',
    );
    expect(data).toMatchObject({
      name: 'payments-alloy',
      path: '/agents/',
      maxSessionDurationSeconds: 7200,
      lastUsed: { at: '2026-11-01T12:00:00.000Z', region: 'eu-west-1' },
      trustPolicy: { Version: '2012-10-17', Statement: [] },
      policies: [
        { kind: 'inline', name: 'telemetry', document: { Statement: READ } },
      ],
      needs: [{ decision: 'allowed' }],
    });
  });

  it('is degraded for what is missing, first of all', () => {
    expect(
      interpret([inline({ ...READ, Action: '*', Effect: 'Deny' })], {}, [
        'cloudwatch:GetMetricData',
        'cloudwatch:ListMetrics',
        'tag:GetResources',
      ]),
    ).toMatchObject({
      status: 'degraded',
      reason:
        'The agent role lacks cloudwatch:GetMetricData (needed to read metrics in bulk) and 2 more permissions.',
    });
  });

  it('is degraded for what is too broad', () => {
    expect(
      interpret([inline({ ...READ, Action: '*' }, 'admin')]),
    ).toMatchObject({
      status: 'degraded',
      reason:
        'The agent role is too broad: admin allows every action of every service.',
    });
  });

  it('decides nothing while a policy is unread', () => {
    const failure = {
      code: 'access-denied',
      message: 'No iam:GetPolicy.',
    } as Failure;
    const outcome = interpret([inline(READ)], { failures: [failure] }, [
      'cloudwatch:GetMetricData',
    ]);
    expect(outcome).toMatchObject({
      status: 'degraded',
      reason: 'Not all policies of the role could be read: No iam:GetPolicy.',
      data: { needs: [{ decision: 'unknown' }] },
    });
  });

  it('shows a policy that cannot be parsed, and says so', () => {
    const outcome = interpret([inline('{"Statement": 7}')]);
    expect(outcome.failures).toEqual([
      expect.objectContaining({ code: 'policy-not-understood' }),
    ]);
    expect(outcome.data.policies[0].document).toEqual({ Statement: 7 });
    expect(interpret([inline('no json')]).data.policies[0].document).toEqual({
      text: 'no json',
    });
  });

  it('knows of no use when IAM does not', () => {
    const { data } = interpret([], {
      role: { ...({} as RoleReading['role']) },
    });
    expect(data.lastUsed).toBeNull();
  });

  it('keeps instance profiles apart from what the role may do', () => {
    const failure = { code: 'access-denied', message: 'No.' } as Failure;
    expect(interpret([inline(READ)]).data).not.toHaveProperty(
      'instanceProfiles',
    );
    expect(
      interpret([inline(READ)], { instanceProfiles: { names: ['node'] } }).data
        .instanceProfiles,
    ).toEqual(['node']);
    expect(
      interpret([inline(READ)], { instanceProfiles: { failure } }),
    ).toMatchObject({
      status: 'ok',
      failures: [failure],
      data: { instanceProfiles: null },
    });
  });
});
