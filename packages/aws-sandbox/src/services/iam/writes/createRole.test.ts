import {
  CreateRoleCommand,
  GetRoleCommand,
  type CreateRoleCommandInput,
} from '@aws-sdk/client-iam';
import { PAYMENTS_ACCOUNT } from '../../../__fixtures__/seed';
import {
  EC2_TRUST,
  IamWriters,
  S3_BOUNDARY,
  allowing,
} from '../__fixtures__/iamWriters';

const ROLES = `arn:aws:iam::${PAYMENTS_ACCOUNT}:role`;

describe('CreateRole', () => {
  let writers: IamWriters;

  beforeAll(async () => {
    writers = await IamWriters.start({
      roles: allowing('iam:CreateRole', `${ROLES}/agents/*`, {
        StringEquals: { 'iam:PermissionsBoundary': S3_BOUNDARY },
      }),
      tags: allowing('iam:TagRole', '*', {
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
      }),
    });
  });
  afterAll(() => writers.close());

  const command = (more: Partial<CreateRoleCommandInput>) =>
    new CreateRoleCommand({
      RoleName: 'new',
      AssumeRolePolicyDocument: EC2_TRUST,
      ...more,
    });

  it('makes a role as it was asked for', async () => {
    const { Role } = await writers.admin.send(
      command({
        RoleName: 'full',
        Path: '/agents/',
        Description: 'Agent',
        MaxSessionDuration: 7200,
        PermissionsBoundary: S3_BOUNDARY,
        Tags: [{ Key: 'team', Value: 'payments' }],
      }),
    );
    const expected = {
      RoleName: 'full',
      Path: '/agents/',
      Arn: `${ROLES}/agents/full`,
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      CreateDate: expect.any(Date),
      Description: 'Agent',
      MaxSessionDuration: 7200,
      PermissionsBoundary: { PermissionsBoundaryArn: S3_BOUNDARY },
      Tags: [{ Key: 'team', Value: 'payments' }],
    };
    expect(Role).toMatchObject(expected);
    expect(decodeURIComponent(Role!.AssumeRolePolicyDocument!)).toBe(EC2_TRUST);
    const found = await writers.admin.send(
      new GetRoleCommand({ RoleName: 'full' }),
    );
    expect(found.Role).toMatchObject(expected);
  });

  it('defaults to the root path and one hour', async () => {
    const { Role } = await writers.admin.send(command({ RoleName: 'plain' }));
    expect(Role).toMatchObject({
      Arn: `${ROLES}/plain`,
      MaxSessionDuration: 3600,
    });
    expect(Role).not.toHaveProperty('RoleLastUsed');
  });

  it.each([
    [
      { RoleName: 'Payments-Alloy' },
      'EntityAlreadyExists',
      'Role with name Payments-Alloy already exists.',
    ],
    [
      { PermissionsBoundary: `${S3_BOUNDARY}-gone` },
      'NoSuchEntity',
      `Scope ARN: ${S3_BOUNDARY}-gone does not exist or is not attachable.`,
    ],
    [
      { PermissionsBoundary: 'arn:aws:s3:::not-a-policy' },
      'InvalidInput',
      'ARN arn:aws:s3:::not-a-policy is not valid.',
    ],
    [
      { AssumeRolePolicyDocument: '{}' },
      'MalformedPolicyDocument',
      'Syntax errors in policy',
    ],
    [{ Path: 'agents' }, 'ValidationError', 'value for path is invalid'],
    [{ MaxSessionDuration: 60 }, 'ValidationError', "'maxSessionDuration'"],
    [
      { Path: '/aws-service-role/x.amazonaws.com/' },
      'InvalidInput',
      'is reserved',
    ],
    [
      { Tags: [{ Key: 'aws:x', Value: '' }] },
      'InvalidInput',
      'aws: prefixed tag key names',
    ],
  ])('refuses %j with %s', async (more, code, message) => {
    await expect(writers.admin.send(command(more))).rejects.toMatchObject({
      Error: { Code: code },
      message: expect.stringContaining(message),
    });
  });

  it('is authorised for the ARN to be, its boundary and its tags', async () => {
    const allowed = { Path: '/agents/', PermissionsBoundary: S3_BOUNDARY };
    const attempt = (RoleName: string, more: object) =>
      writers.clerk.send(command({ ...allowed, RoleName, ...more }));
    await expect(attempt('one', {})).resolves.toHaveProperty('Role');
    await expect(
      attempt('two', { Tags: [{ Key: 'team', Value: 'a' }] }),
    ).resolves.toHaveProperty('Role');
    await expect(attempt('three', { Path: '/' })).rejects.toThrow(
      `not authorized to perform: iam:CreateRole on resource: ${ROLES}/three`,
    );
    await expect(
      attempt('three', { PermissionsBoundary: undefined }),
    ).rejects.toThrow('iam:CreateRole');
    await expect(
      attempt('three', { Tags: [{ Key: 'cost', Value: 'a' }] }),
    ).rejects.toThrow('iam:TagRole');
    await expect(
      writers.admin.send(new GetRoleCommand({ RoleName: 'three' })),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});
