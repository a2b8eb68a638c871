import { parsePolicy } from '../policy/parsePolicy';
import { callersOf, principalByName } from './callers';

const ACCOUNT = '111122223333';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/id.example.com`;

const callers = (principal: object) =>
  callersOf(
    parsePolicy(
      { Statement: { Effect: 'Allow', Action: 'sts:*', ...principal } },
      { type: 'trust' },
    ).statements[0],
  ).map(({ name, principal: { kind, arn } }) => [name, kind, arn]);

describe('the callers a statement is about', () => {
  it('are those it names, each as what it is', () => {
    expect(
      callers({
        Principal: {
          AWS: [
            ACCOUNT,
            `arn:aws:iam::${ACCOUNT}:user/bob`,
            `arn:aws:sts::${ACCOUNT}:assumed-role/alloy/i-0abc`,
          ],
          Service: 'ec2.amazonaws.com',
          Federated: PROVIDER,
        },
      }),
    ).toEqual([
      [ACCOUNT, 'role', `arn:aws:iam::${ACCOUNT}:role/any-other`],
      [
        `arn:aws:iam::${ACCOUNT}:user/bob`,
        'user',
        `arn:aws:iam::${ACCOUNT}:user/bob`,
      ],
      [
        `arn:aws:sts::${ACCOUNT}:assumed-role/alloy/i-0abc`,
        'assumed-role',
        `arn:aws:sts::${ACCOUNT}:assumed-role/alloy/i-0abc`,
      ],
      ['Service ec2.amazonaws.com', 'service', 'ec2.amazonaws.com'],
      [`Federated ${PROVIDER}`, 'federated', PROVIDER],
    ]);
  });

  it('include somebody else for NotPrincipal', () => {
    expect(callers({ NotPrincipal: { AWS: ACCOUNT } })).toEqual([
      [ACCOUNT, 'role', expect.any(String)],
      ['*', 'role', expect.any(String)],
    ]);
  });
});

describe('a principal by its name', () => {
  it.each([
    [`arn:aws:iam::${ACCOUNT}:role/agents/alloy`, 'role'],
    [`arn:aws-cn:iam::${ACCOUNT}:user/bob`, 'user'],
    [`arn:aws:sts::${ACCOUNT}:assumed-role/alloy/s`, 'assumed-role'],
    [`arn:aws:sts::${ACCOUNT}:federated-user/bob`, 'federated-user'],
    [`arn:aws:iam::${ACCOUNT}:root`, 'root'],
    [PROVIDER, 'federated'],
    ['pods.eks.amazonaws.com', 'service'],
    ['ec2.amazonaws.com.cn', 'service'],
    ['bob', undefined],
    ['*', undefined],
    ['arn:aws:s3:::bucket', undefined],
  ])('%s is a %s', (name, kind) => {
    expect(principalByName(name)?.kind).toBe(kind);
  });
});
