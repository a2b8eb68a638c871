import {
  IAMClient,
  GetInstanceProfileCommand,
  GetPolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesForRoleCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { AUDITOR_KEY, seedWithAuditor } from '../../__fixtures__/auditor';
import { PAYMENTS_ROLE } from '../../__fixtures__/seed';
import { TestSandbox } from '../../__fixtures__/testSandbox';

describe('IAM roles', () => {
  let test: TestSandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    test = await TestSandbox.start(seedWithAuditor());
    iam = test.iam(AUDITOR_KEY);
  });
  afterAll(() => test.close());

  const RoleName = 'payments-alloy';

  it('are told in full, last use and tags included', async () => {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      Arn: PAYMENTS_ROLE,
      Path: '/agents/',
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      MaxSessionDuration: 7200,
      Tags: [{ Key: 'team', Value: 'payments' }],
      RoleLastUsed: { Region: 'eu-west-1', LastUsedDate: expect.any(Date) },
    });
    const trust = decodeURIComponent(Role!.AssumeRolePolicyDocument!);
    expect(JSON.parse(trust).Statement).toHaveLength(2);
  });

  it('remember their last use', async () => {
    const keys = await test.assume();
    await test.iam(keys).send(new GetRoleCommand({ RoleName }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    const age = Date.now() - Role!.RoleLastUsed!.LastUsedDate!.getTime();
    expect(age).toBeLessThan(10_000);
  });

  it('are listed by path, without what only GetRole tells', async () => {
    const list = async (PathPrefix?: string) => {
      const { Roles } = await iam.send(new ListRolesCommand({ PathPrefix }));
      return Roles!;
    };
    expect(await list()).toHaveLength(1);
    expect(await list('/none/')).toEqual([]);
    const [role] = await list('/agents/');
    expect(role).toMatchObject({ Arn: PAYMENTS_ROLE });
    expect(role.Tags).toBeUndefined();
    expect(role.RoleLastUsed).toBeUndefined();
  });

  it('have inline and attached policies', async () => {
    await expect(
      iam.send(new ListRolePoliciesCommand({ RoleName, MaxItems: 2 })),
    ).resolves.toMatchObject({
      PolicyNames: ['metrics', 'self'],
      IsTruncated: true,
      Marker: expect.any(String),
    });
    const { PolicyDocument } = await iam.send(
      new GetRolePolicyCommand({ RoleName, PolicyName: 'metrics' }),
    );
    expect(PolicyDocument).toMatch(/^%7B%22Version%22/);
    expect(
      JSON.parse(decodeURIComponent(PolicyDocument!)).Statement[0].Action,
    ).toContain('cloudwatch:GetMetricData');
    await expect(
      iam.send(new ListAttachedRolePoliciesCommand({ RoleName })),
    ).resolves.toMatchObject({
      AttachedPolicies: [
        { PolicyName: 'telemetry' },
        { PolicyName: 'CloudWatchAgentServerPolicy' },
      ],
      IsTruncated: false,
    });
  });

  it('belong to instance profiles', async () => {
    await expect(
      iam.send(new ListInstanceProfilesForRoleCommand({ RoleName })),
    ).resolves.toMatchObject({
      InstanceProfiles: [{ InstanceProfileName: 'payments-node' }],
    });
    await expect(
      iam.send(
        new GetInstanceProfileCommand({
          InstanceProfileName: 'payments-node',
        }),
      ),
    ).resolves.toMatchObject({
      InstanceProfile: { Roles: [{ RoleName }] },
    });
  });

  it.each([
    [
      new GetRoleCommand({ RoleName: 'nope' }),
      'The role with name nope cannot be found.',
    ],
    [
      new GetRolePolicyCommand({ RoleName, PolicyName: 'nope' }),
      'The role policy with name nope cannot be found.',
    ],
    [
      new GetInstanceProfileCommand({ InstanceProfileName: 'nope' }),
      'Instance Profile nope cannot be found.',
    ],
    [
      new GetUserCommand({ UserName: 'nope' }),
      'The user with name nope cannot be found.',
    ],
    [
      new GetPolicyCommand({ PolicyArn: 'arn:aws:iam::aws:policy/Nope' }),
      'Policy arn:aws:iam::aws:policy/Nope does not exist or is not attachable.',
    ],
  ])('are not invented: %#', async (command, message) => {
    await expect(iam.send(command as GetRoleCommand)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message,
      $metadata: { httpStatusCode: 404 },
    });
  });
});
