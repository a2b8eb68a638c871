import type {
  AgentPlatform,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import { agentNamed } from '../../sessions/__fixtures__/world';
import { credentialFacts } from './credentialFacts';

const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE';
const { binding } = agentNamed('payments');

function statement(principal: object, condition?: object) {
  return {
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...(condition ? { Condition: condition } : {}),
  };
}

function roleWith(
  statements: object[],
  change: Partial<RoleData> = {},
): RoleData {
  return {
    arn: binding.agentRoleArn,
    name: 'payments-alloy',
    path: '/agents/',
    accountId: binding.accountId,
    lastUsed: null,
    trustPolicy: { Version: '2012-10-17', Statement: statements },
    policies: [],
    grants: [],
    needs: [],
    ...change,
  };
}

function factsOf(
  platform: AgentPlatform | undefined,
  role: RoleData | null,
  keys: Parameters<typeof credentialFacts>[2] = null,
) {
  const agent = { binding: { ...binding, platform } };
  return Object.fromEntries(
    credentialFacts(agent, role, keys).map(({ label, value }) => [
      label,
      value,
    ]),
  );
}

const federated = (condition?: object) =>
  statement(
    { Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` },
    condition,
  );

describe('credentialFacts', () => {
  it('knows nothing of a role that could not be read', () => {
    expect(factsOf('eks-irsa', null)).toEqual({
      Platform: 'eks-irsa',
      'Expected credential source':
        'service account token, exchanged for a session of the role',
      'OIDC provider': null,
      Namespace: null,
      'Service account': null,
      'Role last used': null,
      'Longest session of the role': null,
    });
    expect(factsOf(undefined, null)).toMatchObject({ Platform: null });
  });

  it('reads the service account of IRSA from the trust policy', () => {
    const role = roleWith([
      federated({
        StringEquals: {
          [`${ISSUER}:sub`]: 'system:serviceaccount:monitoring:alloy',
          [`${ISSUER}:aud`]: 'sts.amazonaws.com',
        },
      }),
    ]);
    expect(factsOf('eks-irsa', role)).toMatchObject({
      'OIDC provider': ISSUER,
      Namespace: 'monitoring',
      'Service account': 'alloy',
    });
  });

  it('shows wildcards as they are, and no subject as unknown', () => {
    const wide = federated({
      StringLike: { [`${ISSUER}:sub`]: 'system:serviceaccount:monitoring:*' },
    });
    expect(factsOf('eks-irsa', roleWith([wide]))).toMatchObject({
      'Service account': '*',
    });
    expect(factsOf('eks-irsa', roleWith([federated()]))).toMatchObject({
      'OIDC provider': ISSUER,
      Namespace: null,
    });
  });

  it.each([
    ['ec2', 'ec2.amazonaws.com'],
    ['ecs', 'ecs-tasks.amazonaws.com'],
    ['eks-pod-identity', 'pods.eks.amazonaws.com'],
    ['on-premises', 'rolesanywhere.amazonaws.com'],
  ] as const)('tells whether %s may have the role', (platform, service) => {
    const label = `Trusts ${service}`;
    const trusting = roleWith([statement({ Service: [service] })]);
    expect(factsOf(platform, trusting)[label]).toBe('yes');
    expect(factsOf(platform, roleWith([federated()]))[label]).toBe('no');
    const denying = roleWith([
      { ...statement({ Service: service }), Effect: 'Deny' },
    ]);
    expect(factsOf(platform, denying)[label]).toBe('no');
    expect(factsOf(platform, roleWith([{ Effect: 7 }]))[label]).toBeNull();
  });

  it('names the instance profile, unless nobody could look', () => {
    const profileOf = (instanceProfiles?: string[] | null) =>
      factsOf('ec2', roleWith([federated()], { instanceProfiles }))[
        'Instance profile'
      ];
    expect(profileOf(['ledger-alloy'])).toBe('ledger-alloy');
    expect(profileOf([])).toBe('none has the role');
    expect(profileOf(null)).toBeNull();
    expect(profileOf(undefined)).toBeNull();
  });

  it('tells of the role and of access keys', () => {
    const role = roleWith([federated()], {
      maxSessionDurationSeconds: 3600,
      lastUsed: { at: '2026-01-01T00:00:00.000Z', region: 'eu-west-1' },
    });
    const keys = {
      userArn: 'arn:aws:iam::111122223333:user/alloy',
      rotationLimitDays: 90,
      keys: [
        {
          accessKeyId: '************MPLE',
          status: 'Active' as const,
          createdAt: '2025-01-01T00:00:00.000Z',
          ageDays: 365.5,
          lastUsed: null,
          overdue: true,
        },
      ],
    };
    expect(factsOf('on-premises', role, keys)).toMatchObject({
      'Role last used': '2026-01-01T00:00:00.000Z in eu-west-1',
      'Longest session of the role': '3600 seconds',
      'Access key ************MPLE':
        'active, 365 days old, past the limit of 90 days, never used',
    });
  });
});
