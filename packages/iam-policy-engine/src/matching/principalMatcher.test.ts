import { RequestPrincipal } from '../evaluation/types';
import { IssueList } from '../policy/issueList';
import { parsePrincipals } from '../policy/parseElements';
import { callerNames, compilePrincipals } from './principalMatcher';

const ROLE = 'arn:aws:iam::111122223333:role/agents/alloy';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/alloy/i-0abc';
const ROOT = 'arn:aws:iam::111122223333:root';
const BOB = 'arn:aws:iam::111122223333:user/Bob';
const FEDERATED = 'arn:aws:sts::111122223333:federated-user/Bob';

const session: RequestPrincipal = {
  kind: 'assumed-role',
  arn: SESSION,
  roleArn: ROLE,
  userId: 'AROAEXAMPLEID:i-0abc',
};
const bob: RequestPrincipal = { kind: 'user', arn: BOB };
const federatedBob: RequestPrincipal = {
  kind: 'federated-user',
  arn: FEDERATED,
  userArn: BOB,
};
const root: RequestPrincipal = { kind: 'root', arn: ROOT };
const ec2: RequestPrincipal = {
  kind: 'service',
  arn: 'ec2.amazonaws.com',
  service: 'ec2.amazonaws.com',
};
const oidc: RequestPrincipal = {
  kind: 'federated',
  arn: 'arn:aws:iam::111122223333:oidc-provider/oidc.example',
};
const anonymous: RequestPrincipal = { kind: 'anonymous', arn: '*' };

function match(
  element: unknown,
  principal: RequestPrincipal,
  { negated = false, denies = false } = {},
) {
  const issues = new IssueList();
  const principals = parsePrincipals(element, '$', issues);
  expect(issues.issues).toEqual([]);
  return compilePrincipals(
    { negated, principals },
    denies,
  )(callerNames(principal));
}

describe('Principal', () => {
  it.each([
    ['*', session, 'direct'],
    ['*', anonymous, 'direct'],
    ['*', ec2, 'direct'],
    [{ AWS: '*' }, anonymous, 'direct'],
    [{ AWS: '*' }, bob, 'direct'],
    [{ AWS: SESSION }, session, 'direct'],
    [{ AWS: ROLE }, session, 'behind'],
    [{ AWS: 'AROAEXAMPLEID' }, session, 'behind'],
    [{ AWS: ROOT }, session, 'account'],
    [{ AWS: '111122223333' }, session, 'account'],
    [{ AWS: ['999999999999', ROOT] }, bob, 'account'],
    [{ AWS: [ROOT, BOB] }, bob, 'direct'],
    [{ AWS: ROOT }, root, 'direct'],
    [{ AWS: BOB }, federatedBob, 'behind'],
    [{ AWS: FEDERATED }, federatedBob, 'direct'],
    [{ AWS: ROLE }, { kind: 'role', arn: ROLE }, 'behind'],
    [{ Service: 'ec2.amazonaws.com' }, ec2, 'direct'],
    [{ Federated: oidc.arn }, oidc, 'direct'],
    [
      { Federated: 'cognito-identity.amazonaws.com' },
      {
        kind: 'federated',
        arn: 'web',
        federatedProvider: 'cognito-identity.amazonaws.com',
      },
      'direct',
    ],
    [
      { CanonicalUser: '79a59df9' },
      { kind: 'user', arn: BOB, canonicalUserId: '79a59df9' },
      'direct',
    ],
  ] as [unknown, RequestPrincipal, string][])(
    '%j names %j: %s',
    (element, principal, expected) => {
      expect(match(element, principal)).toBe(expected);
    },
  );

  it.each([
    [{ AWS: '999999999999' }, session],
    [{ AWS: 'arn:aws:iam::111122223333:role/*' }, session],
    [{ AWS: 'arn:aws:sts::111122223333:assumed-role/alloy/*' }, session],
    [{ AWS: 'arn:aws:iam::111122223333:user/bob' }, bob],
    [{ AWS: ROLE }, ec2],
    [{ AWS: ROOT }, anonymous],
    [{ AWS: ROOT }, oidc],
    [{ Service: 'lambda.amazonaws.com' }, ec2],
    [{ Service: 'ec2.amazonaws.com' }, bob],
    [{}, bob],
  ] as [unknown, RequestPrincipal][])(
    '%j does not name %j',
    (element, principal) => {
      expect(match(element, principal)).toBeUndefined();
    },
  );

  it('knows a session by its role without path when the role is not given', () => {
    const bare: RequestPrincipal = { kind: 'assumed-role', arn: SESSION };
    expect(match({ AWS: 'arn:aws:iam::111122223333:role/alloy' }, bare)).toBe(
      'behind',
    );
  });
});

describe('NotPrincipal with Deny', () => {
  const denied = (element: unknown, principal: RequestPrincipal) =>
    match(element, principal, { negated: true, denies: true }) !== undefined;

  it.each([
    [{ AWS: [BOB, ROOT] }, bob, false],
    [{ AWS: [BOB] }, bob, true],
    [{ AWS: [ROOT] }, bob, true],
    [{ AWS: [ROOT] }, root, false],
    [{ AWS: [SESSION, ROLE, ROOT] }, session, false],
    [{ AWS: [SESSION, ROOT] }, session, true],
    [{ AWS: [ROLE, ROOT] }, session, true],
    [{ AWS: [BOB, ROOT] }, session, true],
    [{ AWS: [BOB, ROOT] }, anonymous, true],
    [{ Service: 'ec2.amazonaws.com' }, ec2, false],
    ['*', bob, false],
  ] as [unknown, RequestPrincipal, boolean][])(
    'except %j, %j is denied: %p',
    (element, principal, expected) => {
      expect(denied(element, principal)).toBe(expected);
    },
  );
});

describe('NotPrincipal with Allow', () => {
  it.each([
    [{ AWS: BOB }, bob, undefined],
    [{ AWS: ROOT }, bob, undefined],
    [{ AWS: BOB }, session, 'direct'],
    [{ AWS: BOB }, anonymous, 'direct'],
  ] as [unknown, RequestPrincipal, string | undefined][])(
    'except %j, %j is named: %p',
    (element, principal, expected) => {
      expect(match(element, principal, { negated: true })).toBe(expected);
    },
  );
});
