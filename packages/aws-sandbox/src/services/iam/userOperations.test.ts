import {
  IAMClient,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import {
  AUDITOR_KEY,
  BOUNDARY,
  seedWithAuditor,
} from '../../__fixtures__/auditor';
import { PORTAL_KEY } from '../../__fixtures__/seed';
import { TestSandbox } from '../../__fixtures__/testSandbox';

describe('IAM users', () => {
  let test: TestSandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    test = await TestSandbox.start(seedWithAuditor());
    iam = test.iam(AUDITOR_KEY);
  });
  afterAll(() => test.close());

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
      (await portal.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })))
        .AccessKeyLastUsed;
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
