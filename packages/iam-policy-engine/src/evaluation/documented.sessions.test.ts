import { RequestPrincipal } from './types';
import {
  A,
  E,
  HOME,
  I,
  allow,
  deny,
  expectOutcomes,
  identity,
  policy,
  user,
} from './__fixtures__/documentedExamples';

/** The steps of the IAM User Guide's evaluation of a request within an account, each decided by one kind of policy. */

const ROLE = `arn:aws:iam::${HOME}:role/examplerole`;
const SESSION = `arn:aws:sts::${HOME}:assumed-role/examplerole/examplerolesessionname`;
const session: RequestPrincipal = {
  kind: 'assumed-role',
  arn: SESSION,
  roleArn: ROLE,
};
const federated: RequestPrincipal = {
  kind: 'federated-user',
  arn: `arn:aws:sts::${HOME}:federated-user/exampleuser`,
  userArn: user('exampleuser').arn,
};
const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
const granted = identity(allow('s3:*'));
const full = policy('scp', allow('*'));
const bucketOf = (...principals: string[]) =>
  policy('resource', { ...allow('s3:*'), Principal: { AWS: principals } });

describe('the steps within an account', () => {
  it('1. everything is denied by default, but to the root user', () => {
    const root = { kind: 'root' as const, arn: `arn:aws:iam::${HOME}:root` };
    expectOutcomes({}, [
      { ...get, expected: I },
      { ...get, principal: root, expected: A },
    ]);
  });

  it('2. one explicit deny in any policy is final', () => {
    const no = deny('s3:*');
    const everywhere = {
      ...granted,
      resource: bucketOf(user('carlos').arn),
      scp: [[full]],
      boundary: policy('boundary', allow('*')),
    };
    expectOutcomes(everywhere, [{ ...get, expected: A }]);
    for (const policies of [
      { ...everywhere, identity: [policy('identity', allow('s3:*'), no)] },
      {
        ...everywhere,
        resource: policy('resource', { ...no, Principal: '*' }),
      },
      { ...everywhere, scp: [[full, policy('scp', no)]] },
      { ...everywhere, boundary: policy('boundary', allow('*'), no) },
    ]) {
      expectOutcomes(policies, [{ ...get, expected: E }]);
    }
  });

  it('3. an SCP limits members, their root users included, whatever a resource policy grants', () => {
    const scp = [[full], [policy('scp', allow('ec2:*'))]];
    const root = { kind: 'root' as const, arn: `arn:aws:iam::${HOME}:root` };
    expectOutcomes({ ...granted, scp }, [
      { ...get, expected: I },
      { ...get, principal: root, expected: I },
    ]);
    expectOutcomes({ resource: bucketOf(user('carlos').arn), scp }, [
      { ...get, expected: I },
    ]);
  });

  it('4. a resource policy that names the caller grants alone', () => {
    expectOutcomes({ resource: bucketOf(user('carlos').arn) }, [
      { ...get, expected: A },
      { ...get, principal: user('maria'), expected: I },
    ]);
    expectOutcomes({ resource: bucketOf(SESSION) }, [
      { ...get, principal: session, expected: A },
    ]);
  });

  it('5. a boundary limits what identity policies give', () => {
    const boundary = policy('boundary', allow('ec2:*'));
    expectOutcomes({ ...granted, boundary }, [{ ...get, expected: I }]);
    expectOutcomes({ boundary, resource: bucketOf(ROLE) }, [
      { ...get, principal: session, expected: I },
    ]);
    expectOutcomes({ boundary, resource: bucketOf(SESSION) }, [
      { ...get, principal: session, expected: A },
    ]);
  });

  it('6. a session policy limits a session; without one a role session has all of its role', () => {
    const narrow = [policy('session', allow('s3:ListBucket'))];
    const enough = [policy('session', allow('s3:Get*'))];
    expectOutcomes(granted, [{ ...get, principal: session, expected: A }]);
    expectOutcomes({ ...granted, session: narrow }, [
      { ...get, principal: session, expected: I },
    ]);
    expectOutcomes({ ...granted, session: enough }, [
      { ...get, principal: session, expected: A },
      { action: 's3:PutObject', principal: session, expected: I },
    ]);
  });

  it('6. a federated session without a session policy has nothing but what names it', () => {
    expectOutcomes(granted, [{ ...get, principal: federated, expected: I }]);
    expectOutcomes({ ...granted, resource: bucketOf(federated.arn) }, [
      { ...get, principal: federated, expected: A },
    ]);
  });
});

describe('roles and keys demand a grant of their own', () => {
  it('an account administrator needs the trust policy too', () => {
    const assume = { action: 'sts:AssumeRole', resource: ROLE };
    const trust = (Principal: object) =>
      policy('trust', {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal,
      });
    const admin = identity(allow('*'));
    expectOutcomes({ ...admin, trust: trust({ AWS: user('maria').arn }) }, [
      { ...assume, expected: I },
    ]);
    expectOutcomes({ ...admin, trust: trust({ AWS: HOME }) }, [
      { ...assume, expected: A },
    ]);
  });
});
