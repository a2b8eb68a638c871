import {
  GetAccessKeyLastUsedCommand,
  GetInstanceProfileCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListInstanceProfilesForRoleCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  paginateListPolicies,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  OIDC_PROVIDER,
  OIDC_URL,
  PAYMENTS_ACCOUNT,
  PAYMENTS_ROLE,
  PORTAL_ACCOUNT,
  PORTAL_KEY,
  SEED,
} from '../../__fixtures__/seed';
import { TestSandbox } from '../../__fixtures__/testSandbox';

const AUDITOR_KEY = {
  accessKeyId: 'AKIAAUDITOREXAMPLE00',
  secretAccessKey: 'auditor-secret',
};
const BOUNDARY = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/limits/boundary`;

function seedWithAuditor(): typeof SEED {
  const [portal, payments] = structuredClone(SEED.accounts);
  payments.users = [
    {
      name: 'auditor',
      accessKeys: [
        { id: AUDITOR_KEY.accessKeyId, secret: AUDITOR_KEY.secretAccessKey },
      ],
      attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      inlinePolicies: {
        deny: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'iam:GetUserPolicy',
              Resource: '*',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            },
          ],
        },
      },
      permissionsBoundary: BOUNDARY,
    },
  ];
  payments.policies!.push({
    name: 'boundary',
    path: '/limits/',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['iam:*', 'cloudwatch:*', 's3:*'],
          Resource: '*',
        },
      ],
    },
  });
  return { accounts: [portal, payments] };
}

describe('IAM', () => {
  let test: TestSandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    test = await TestSandbox.start(seedWithAuditor());
    iam = test.iam(AUDITOR_KEY);
  });
  afterAll(() => test.close());

  describe('roles', () => {
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
      [new GetRoleCommand({ RoleName: 'nope' }), 'The role with name nope cannot be found.'],
      [new GetRolePolicyCommand({ RoleName, PolicyName: 'nope' }), 'The role policy with name nope cannot be found.'],
      [new GetInstanceProfileCommand({ InstanceProfileName: 'nope' }), 'Instance Profile nope cannot be found.'],
      [new GetUserCommand({ UserName: 'nope' }), 'The user with name nope cannot be found.'],
      [new GetPolicyCommand({ PolicyArn: 'arn:aws:iam::aws:policy/Nope' }), 'Policy arn:aws:iam::aws:policy/Nope does not exist or is not attachable.'],
    ])('are not invented: %#', async (command, message) => {
      await expect(iam.send(command as GetRoleCommand)).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message,
        $metadata: { httpStatusCode: 404 },
      });
    });
  });

  describe('users', () => {
    it('default to the caller', async () => {
      const { User } = await iam.send(new GetUserCommand({}));
      expect(User).toMatchObject({
        UserName: 'auditor',
        PermissionsBoundary: { PermissionsBoundaryArn: BOUNDARY },
      });
      await expect(
        iam.send(new ListAccessKeysCommand({})),
      ).resolves.toMatchObject({
        AccessKeyMetadata: [
          { AccessKeyId: AUDITOR_KEY.accessKeyId, Status: 'Active' },
        ],
      });
    });

    it('have policies', async () => {
      const UserName = 'auditor';
      await expect(
        iam.send(new ListUserPoliciesCommand({ UserName })),
      ).resolves.toMatchObject({ PolicyNames: ['deny'] });
      await expect(
        iam.send(new GetUserPolicyCommand({ UserName, PolicyName: 'deny' })),
      ).resolves.toMatchObject({ UserName, PolicyName: 'deny' });
      await expect(
        iam.send(new ListAttachedUserPoliciesCommand({ UserName })),
      ).resolves.toMatchObject({
        AttachedPolicies: [{ PolicyName: 'ReadOnlyAccess' }],
      });
      await expect(iam.send(new ListUsersCommand())).resolves.toMatchObject({
        Users: [{ UserName }],
      });
    });

    it('have keys with status, age and last use', async () => {
      const portal = test.iam(PORTAL_KEY);
      const { AccessKeyMetadata } = await portal.send(
        new ListAccessKeysCommand({ UserName: 'stranger' }),
      );
      expect(AccessKeyMetadata).toMatchObject([
        { Status: 'Active' },
        { Status: 'Inactive', CreateDate: expect.any(Date) },
      ]);
      const lastUsed = async (AccessKeyId: string) =>
        (
          await portal.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }))
        ).AccessKeyLastUsed;
      expect(await lastUsed('AKIASTRANGERINACTIVE')).toMatchObject({
        ServiceName: 's3',
        Region: 'eu-west-1',
        LastUsedDate: expect.any(Date),
      });
      expect(await lastUsed('AKIASTRANGEREXAMPLE0')).toEqual({
        ServiceName: 'N/A',
        Region: 'N/A',
      });
      expect(await lastUsed(PORTAL_KEY.accessKeyId)).toMatchObject({
        ServiceName: 'iam',
      });
    });
  });

  describe('policies', () => {
    const PolicyArn = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/telemetry`;

    it('have versions, one of them the default', async () => {
      await expect(
        iam.send(new GetPolicyCommand({ PolicyArn })),
      ).resolves.toMatchObject({
        Policy: {
          DefaultVersionId: 'v2',
          AttachmentCount: 1,
          Description: 'What agents may do',
        },
      });
      await expect(
        iam.send(new ListPolicyVersionsCommand({ PolicyArn })),
      ).resolves.toMatchObject({
        Versions: [
          { VersionId: 'v2', IsDefaultVersion: true },
          { VersionId: 'v1', IsDefaultVersion: false },
        ],
      });
      const { PolicyVersion } = await iam.send(
        new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
      );
      expect(decodeURIComponent(PolicyVersion!.Document!)).toContain(
        'cloudwatch:*',
      );
    });

    it('are listed page by page, by scope and by use', async () => {
      const names: string[] = [];
      const pages = paginateListPolicies({ client: iam }, { MaxItems: 3 });
      for await (const { Policies = [] } of pages) {
        names.push(...Policies.map(p => p.PolicyName!));
      }
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(
        expect.arrayContaining(['telemetry', 'boundary', 'ReadOnlyAccess']),
      );
      await expect(
        iam.send(new ListPoliciesCommand({ Scope: 'Local' })),
      ).resolves.toMatchObject({
        Policies: [{ PolicyName: 'telemetry' }, { PolicyName: 'boundary' }],
      });
      await expect(
        iam.send(
          new ListPoliciesCommand({ PolicyUsageFilter: 'PermissionsBoundary' }),
        ),
      ).resolves.toMatchObject({ Policies: [{ PolicyName: 'boundary' }] });
    });
  });

  it('tells the account alias and its OIDC providers', async () => {
    await expect(
      iam.send(new ListAccountAliasesCommand()),
    ).resolves.toMatchObject({ AccountAliases: ['acme-payments'] });
    await expect(
      iam.send(new ListOpenIDConnectProvidersCommand()),
    ).resolves.toMatchObject({
      OpenIDConnectProviderList: [{ Arn: OIDC_PROVIDER }],
    });
    await expect(
      iam.send(
        new GetOpenIDConnectProviderCommand({
          OpenIDConnectProviderArn: OIDC_PROVIDER,
        }),
      ),
    ).resolves.toMatchObject({
      Url: OIDC_URL.slice('https://'.length),
      ClientIDList: ['sts.amazonaws.com'],
    });
  });

  describe('SimulatePrincipalPolicy', () => {
    const simulate = async (
      input: Partial<
        ConstructorParameters<typeof SimulatePrincipalPolicyCommand>[0]
      >,
    ) => {
      const { EvaluationResults } = await iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: PAYMENTS_ROLE,
          ActionNames: ['cloudwatch:GetMetricData'],
          ...input,
        }),
      );
      return EvaluationResults!;
    };

    it('answers for each action and resource, with the statement that decided', async () => {
      const results = await simulate({
        ActionNames: ['cloudwatch:GetMetricData', 's3:GetObject'],
        ResourceArns: ['*', 'arn:aws:s3:::acme/*'],
      });
      expect(results.map(r => [r.EvalActionName, r.EvalDecision])).toEqual([
        ['cloudwatch:GetMetricData', 'allowed'],
        ['cloudwatch:GetMetricData', 'allowed'],
        ['s3:GetObject', 'implicitDeny'],
        ['s3:GetObject', 'implicitDeny'],
      ]);
      expect(results[0].MatchedStatements).toMatchObject([
        {
          SourcePolicyId: 'role_payments-alloy_metrics',
          SourcePolicyType: 'role',
          StartPosition: { Line: 1, Column: expect.any(Number) },
        },
      ]);
    });

    it('applies the boundary and says so', async () => {
      const [result] = await simulate({
        PolicySourceArn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/auditor`,
        ActionNames: ['sqs:ListQueues'],
      });
      expect(result).toMatchObject({
        EvalDecision: 'implicitDeny',
        PermissionsBoundaryDecisionDetail: {
          AllowedByPermissionsBoundary: false,
        },
      });
    });

    it('takes context, and names the keys it was not given', async () => {
      const user = {
        PolicySourceArn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/auditor`,
        ActionNames: ['iam:GetUserPolicy'],
      };
      await expect(simulate(user)).resolves.toMatchObject([
        {
          EvalDecision: 'allowed',
          MissingContextValues: ['aws:MultiFactorAuthPresent'],
        },
      ]);
      await expect(
        simulate({
          ...user,
          ContextEntries: [
            {
              ContextKeyName: 'aws:MultiFactorAuthPresent',
              ContextKeyType: 'boolean',
              ContextKeyValues: ['true'],
            },
          ],
        }),
      ).resolves.toMatchObject([
        { EvalDecision: 'explicitDeny', MissingContextValues: [] },
      ]);
    });

    it.each([
      [{ PolicySourceArn: `arn:aws:sts::${PAYMENTS_ACCOUNT}:assumed-role/payments-alloy/x` }, /does not clearly define entity type and name/],
      [{ ActionNames: ['cloudwatch:*'] }, /Invalid Action Name: cloudwatch:\*/],
      [{ PolicyInputList: ['{'] }, /PolicyInputList.1 is invalid/],
      [{ ResourcePolicy: '{}' }, /isn't supported for IAM roles/],
    ])('refuses %p', async (input, message) => {
      await expect(simulate(input)).rejects.toMatchObject({
        name: 'InvalidInputException',
        message: expect.stringMatching(message),
      });
    });
  });

  it('denies what no policy allows', async () => {
    await expect(
      test
        .iam({
          accessKeyId: 'AKIASTRANGEREXAMPLE0',
          secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
        })
        .send(new ListRolesCommand()),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${PORTAL_ACCOUNT}:user/people/stranger is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::${PORTAL_ACCOUNT}:role/ because no identity-based policy allows the iam:ListRoles action`,
    });
  });
});
