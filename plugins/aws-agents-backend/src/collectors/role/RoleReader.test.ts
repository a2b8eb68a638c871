import type { Failure } from 'backstage-plugin-aws-agents-common';
import type {
  CollectorContext,
  FailedCall,
} from 'backstage-plugin-aws-agents-node';
import { RoleReader } from './RoleReader';

const encode = (document: object) =>
  encodeURIComponent(JSON.stringify(document));
const POLICY = { Version: '2012-10-17', Statement: [] };

type Answers = Record<string, (input: Record<string, string>) => object>;

const ROLE: Answers = {
  GetRole: () => ({
    Role: {
      RoleName: 'payments',
      AssumeRolePolicyDocument: encode(POLICY),
      PermissionsBoundary: {
        PermissionsBoundaryArn: 'arn:aws:iam::1:policy/edge',
      },
    },
  }),
  ListRolePolicies: ({ Marker }) =>
    Marker
      ? { PolicyNames: ['b'] }
      : { PolicyNames: ['a'], IsTruncated: true, Marker: 'more' },
  GetRolePolicy: ({ PolicyName }) => ({
    PolicyDocument: encode({ ...POLICY, Id: PolicyName }),
  }),
  ListAttachedRolePolicies: () => ({
    AttachedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  }),
  GetPolicy: ({ PolicyArn }) => ({
    Policy: { PolicyName: PolicyArn.split('/')[1], DefaultVersionId: 'v7' },
  }),
  GetPolicyVersion: ({ VersionId }) => ({
    PolicyVersion: { Document: encode({ ...POLICY, Id: VersionId }) },
  }),
};

function readRole(answers: Answers) {
  let expected = 0;
  let made = 0;
  const context = {
    signal: new AbortController().signal,
    now: new Date(),
    expectCalls: (count: number) => {
      expected += count;
    },
    client: () => ({
      send: async (command: { input: Record<string, string> }) => {
        made += 1;
        const operation = command.constructor.name.replace(/Command$/, '');
        return answers[operation](command.input);
      },
    }),
    toFailure: (error: Error, call: FailedCall) =>
      ({ code: error.message, message: call.operation } as Failure),
  } as unknown as CollectorContext;
  return {
    reading: RoleReader.create(context, 'eu-west-1').read('payments'),
    profiles: () =>
      RoleReader.create(context, 'eu-west-1').readInstanceProfiles('payments'),
    counts: () => ({ expected, made }),
  };
}

const deny = () => {
  throw new Error('access-denied');
};

describe('RoleReader', () => {
  it('reads inline, attached and boundary policies, page by page', async () => {
    const { reading, counts } = readRole(ROLE);
    const { policies, trustPolicyText, failures } = await reading;
    expect(
      policies.map(({ kind, name, versionId }) => [kind, name, versionId]),
    ).toEqual([
      ['inline', 'a', undefined],
      ['inline', 'b', undefined],
      ['managed', 'ReadOnlyAccess', 'v7'],
      ['boundary', 'edge', 'v7'],
    ]);
    expect(JSON.parse(policies[2].text)).toEqual({ ...POLICY, Id: 'v7' });
    expect(JSON.parse(trustPolicyText)).toEqual(POLICY);
    expect(failures).toEqual([]);
    expect(counts()).toEqual({ expected: 10, made: 10 });
  });

  it('reads the rest when one policy cannot be read', async () => {
    const { policies, failures } = await readRole({
      ...ROLE,
      GetPolicyVersion: deny,
    }).reading;
    expect(policies.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(failures).toEqual([
      { code: 'access-denied', message: 'GetPolicyVersion' },
      { code: 'access-denied', message: 'GetPolicyVersion' },
    ]);
  });

  it('lists the instance profiles, or says why it could not', async () => {
    const listed = readRole({
      ...ROLE,
      ListInstanceProfilesForRole: ({ Marker }) =>
        Marker
          ? { InstanceProfiles: [{ InstanceProfileName: 'b' }] }
          : { InstanceProfiles: [{ InstanceProfileName: 'a' }], Marker: 'b' },
    });
    await expect(listed.profiles()).resolves.toEqual({ names: ['a', 'b'] });
    const denied = readRole({ ...ROLE, ListInstanceProfilesForRole: deny });
    await expect(denied.profiles()).resolves.toEqual({
      failure: {
        code: 'access-denied',
        message: 'ListInstanceProfilesForRole',
      },
    });
  });

  it('throws when the role itself cannot be read', async () => {
    await expect(readRole({ ...ROLE, GetRole: deny }).reading).rejects.toThrow(
      'access-denied',
    );
  });
});
