import type { RoleData } from 'backstage-plugin-aws-agents-common';
import { agentFixture } from '../../__fixtures__/agents';
import { RolePolicySet } from '../analysis';
import { createTrust, type PortalAccess } from './newTrust';

const ROLE = 'arn:aws:iam::111122223333:role/agents/payments-alloy';
const PORTAL = 'arn:aws:iam::210987654321:role/portal/backstage';
const SESSION = 'arn:aws:sts::210987654321:assumed-role/backstage/portal';

function trustOf(portal: Partial<PortalAccess>, trusted: string[] = []) {
  const role = {
    policies: [],
    trustPolicy: {
      Version: '2012-10-17',
      Statement: trusted.map(AWS => ({
        Effect: 'Allow',
        Principal: { AWS },
        Action: 'sts:AssumeRole',
      })),
    },
  } as unknown as RoleData;
  const agent = agentFixture({
    monitoringRoleArn: ROLE,
    binding: { platform: 'ec2' },
  });
  return createTrust(agent, role, RolePolicySet.fromRole(role).trust, {
    callerArn: PORTAL,
    externalId: 'acme/payments',
    actions: ['sts:AssumeRole'],
    ...portal,
  });
}

const portalStatement = (AWS: string, Action: string | string[]) => ({
  document: {
    Version: '2012-10-17',
    Statement: [
      expect.objectContaining({ Sid: 'Ec2Instances' }),
      {
        Sid: 'AssumeWithExternalId',
        Effect: 'Allow',
        Principal: { AWS },
        Action,
        Condition: { StringEquals: { 'sts:ExternalId': 'acme/payments' } },
      },
    ],
  },
});

describe('createTrust', () => {
  it('keeps the portal that observes the agent with this very role', () => {
    expect(trustOf({})).toEqual(portalStatement(PORTAL, 'sts:AssumeRole'));
  });

  it('takes the path, which STS does not tell, from the policy of today', () => {
    expect(
      trustOf({ callerArn: SESSION }, [
        'arn:aws:iam::999988887777:role/portal/backstage',
        PORTAL,
      ]),
    ).toEqual(portalStatement(PORTAL, 'sts:AssumeRole'));
  });

  it('allows what goes with the session', () => {
    const actions = ['sts:AssumeRole', 'sts:TagSession'];
    expect(trustOf({ actions })).toEqual(portalStatement(PORTAL, actions));
  });

  it.each([
    { callerArn: null },
    { callerArn: SESSION },
    { externalId: undefined },
  ])('makes none where the portal would be locked out: %j', portal => {
    expect(trustOf(portal)).toEqual({
      reason: expect.stringContaining('as whom the portal asks'),
    });
  });
});
