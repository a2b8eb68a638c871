import type { Assumption } from '../../sessions';
import { judgeTrust } from './judgeTrust';

const PORTAL = 'arn:aws:iam::210987654321:role/portal/backstage';
const ROLE = 'arn:aws:iam::111122223333:role/monitoring/payments';
const OURS = 'acme/component:default/payments';

const ASSUMPTION: Assumption = {
  callerArn: PORTAL,
  externalId: OURS,
  roleSessionName: 'component.default.payments',
  tags: { entity: 'payments', portal: 'acme' },
  forAnother: {
    externalId: 'acme/component:default/another',
    roleSessionName: 'component.default.another',
    tags: { entity: 'another', portal: 'acme' },
  },
};

const statement = (
  Condition?: object,
  Principal: object | string = { AWS: PORTAL },
  Effect = 'Allow',
) => ({ Effect, Principal, Action: 'sts:AssumeRole', Condition });
const externalId = (...ids: string[]) => ({
  StringEquals: { 'sts:ExternalId': ids },
});

function judge(
  statements: object | object[],
  callerArn: string | null = PORTAL,
) {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return judgeTrust(text, ROLE, { ...ASSUMPTION, callerArn });
}

describe('judgeTrust', () => {
  it.each([
    ['the ExternalId', externalId(OURS)],
    ['one of several', externalId('other', OURS)],
    [
      'the ExternalId and more',
      { ...externalId(OURS), Bool: { 'aws:x': 'true' } },
    ],
    [
      'the session name',
      { StringEquals: { 'sts:RoleSessionName': 'component.default.payments' } },
    ],
    [
      'a tag of the entity',
      { StringEquals: { 'aws:RequestTag/entity': 'payments' } },
    ],
  ])('is content with a role that demands %s', (_, condition) => {
    expect(judge(statement(condition))).toBe('demanded');
  });

  it.each([
    ['nothing', undefined],
    [
      'what every entity has',
      { StringEquals: { 'aws:RequestTag/portal': 'acme' } },
    ],
    [
      'a pattern of all entities',
      { StringLike: { 'sts:ExternalId': 'acme/*' } },
    ],
    [
      'something that no entity changes',
      { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
    ],
    [
      'another ExternalId not to be sent',
      { StringNotEquals: { 'sts:ExternalId': 'x' } },
    ],
  ])('finds a role that demands %s', (_, condition) => {
    expect(judge(statement(condition))).toBe('ignored');
  });

  it('does not mind who else is let in', () => {
    const guarded = statement(externalId(OURS));
    const ec2 = statement(undefined, { Service: 'ec2.amazonaws.com' });
    const admin = statement(undefined, {
      AWS: 'arn:aws:iam::111122223333:role/admin',
    });
    expect(judge([guarded, ec2, admin])).toBe('demanded');
    const anybody = statement(undefined, {
      AWS: 'arn:aws:iam::210987654321:root',
    });
    expect(judge([guarded, anybody])).toBe('ignored');
  });

  it('does not claim what depends on more than is known', () => {
    const perhaps = statement(
      { StringEquals: { 'aws:PrincipalTag/team': 'platform' } },
      { AWS: 'arn:aws:iam::210987654321:root' },
    );
    expect(judge([statement(externalId(OURS)), perhaps])).toBe('unknown');
  });

  it('heeds denials that are about entities only', () => {
    const others = statement(
      { StringNotEquals: { 'sts:ExternalId': OURS } },
      '*',
      'Deny',
    );
    const byNetwork = statement(
      { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      '*',
      'Deny',
    );
    expect(judge([statement(), others])).toBe('demanded');
    expect(judge([statement(), byNetwork])).toBe('ignored');
  });

  it('knows a role by its session, whose ARN lacks the path', () => {
    const session =
      'arn:aws:sts::210987654321:assumed-role/backstage/portal-7f';
    expect(judge(statement(externalId(OURS)), session)).toBe('demanded');
    expect(judge(statement(), session)).toBe('ignored');
  });

  it('knows a user', () => {
    const user = 'arn:aws:iam::210987654321:user/portal';
    const trusted = statement(externalId(OURS), { AWS: user });
    expect(judge(trusted, user)).toBe('demanded');
    expect(judge(statement(undefined, { AWS: user }), user)).toBe('ignored');
  });

  it.each([
    ['nobody knows who assumes', statement(), null],
    [
      'the caller is not let in at all',
      statement(undefined, { AWS: ROLE }),
      PORTAL,
    ],
    ['the policy is none', { Effect: 'Perhaps' }, PORTAL],
  ])('knows nothing when %s', (_, document, caller) => {
    expect(judge(document, caller)).toBe('unknown');
  });
});
