import type { Failure } from 'backstage-plugin-aws-agents-common';
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

function read(
  policies: PolicyText[],
  overrides: Partial<RoleReading> = {},
  actions: string[] = [],
) {
  return interpretRole(
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
}

function interpret(...args: Parameters<typeof read>) {
  const interpreted = read(...args);
  if ('refused' in interpreted) {
    throw new Error(interpreted.refused.message);
  }
  return interpreted;
}

const READ = {
  Effect: 'Allow',
  Action: 'cloudwatch:GetMetricData',
  Resource: '*',
};

describe('interpretRole', () => {
  it('shows nothing of a role whose path is not the one that was bound', () => {
    const interpreted = read([inline(READ)], {
      role: {
        Arn: 'arn:aws:iam::111122223333:role/other-path/payments-alloy',
        RoleName: 'payments-alloy',
        RoleId: 'AROAEXAMPLE',
        Path: '/other-path/',
        CreateDate: NOW,
      },
    });
    expect(interpreted).toEqual({
      refused: expect.objectContaining({
        code: 'another-role',
        message: expect.stringContaining('role/other-path/payments-alloy'),
      }),
    });
  });

  it('tells what the role is and what it has', () => {
    const { data } = interpret([inline(READ)], {}, [
      'cloudwatch:GetMetricData',
    ]);
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
    expect(data.incomplete).toBeUndefined();
  });

  it('decides nothing while a policy is unread', () => {
    const failure = {
      code: 'access-denied',
      message: 'No iam:GetPolicy.',
    } as Failure;
    expect(
      interpret([inline(READ)], { failures: [failure] }, [
        'cloudwatch:GetMetricData',
      ]),
    ).toMatchObject({
      data: { incomplete: true, needs: [{ decision: 'unknown' }] },
      failures: [failure],
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
      failures: [failure],
      data: { instanceProfiles: null },
    });
  });
});
