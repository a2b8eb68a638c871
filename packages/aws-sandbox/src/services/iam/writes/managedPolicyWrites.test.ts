import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRolePermissionsBoundaryCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  type CreatePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { PAYMENTS_ACCOUNT, PORTAL_ACCOUNT } from '../../../__fixtures__/seed';
import { IamWriters, allowing } from '../__fixtures__/iamWriters';

const RoleName = 'payments-alloy';
const POLICIES = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy`;
const PolicyDocument = JSON.stringify(allowing('s3:GetObject'));
const PolicyArn = `${POLICIES}/agents/new`;

describe('writes to managed policies', () => {
  let writers: IamWriters;

  beforeEach(async () => {
    writers = await IamWriters.start({
      create: allowing('iam:CreatePolicy', `${POLICIES}/agents/*`),
    });
  });
  afterEach(() => writers.close());

  const command = (more: Partial<CreatePolicyCommandInput> = {}) =>
    new CreatePolicyCommand({
      PolicyName: 'new',
      Path: '/agents/',
      PolicyDocument,
      ...more,
    });
  const deletion = (arn = PolicyArn) =>
    writers.admin.send(new DeletePolicyCommand({ PolicyArn: arn }));

  it('create a policy with its first version', async () => {
    const Tags = [{ Key: 'team', Value: 'payments' }];
    const expected = {
      PolicyName: 'new',
      Path: '/agents/',
      Arn: PolicyArn,
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      IsAttachable: true,
      Tags,
    };
    const { Policy } = await writers.admin.send(
      command({ Description: 'Reads', Tags }),
    );
    expect(Policy).toMatchObject(expected);
    const found = await writers.admin.send(new GetPolicyCommand({ PolicyArn }));
    expect(found.Policy).toMatchObject({ ...expected, Description: 'Reads' });
  });

  it.each([
    [
      { PolicyName: 'Telemetry' },
      'EntityAlreadyExists',
      'A policy called Telemetry already exists. Duplicate names are not allowed.',
    ],
    [{ PolicyDocument: '[]' }, 'MalformedPolicyDocument', 'Syntax errors'],
    [
      {
        PolicyDocument: JSON.stringify(
          allowing('s3:*', `arn:aws:s3:::${'b'.repeat(6_144)}`),
        ),
      },
      'LimitExceeded',
      'Cannot exceed quota for PolicySize: 6144',
    ],
    [{ PolicyName: 'a b' }, 'ValidationError', 'policyName is invalid'],
    [
      {
        Tags: [
          { Key: 'a', Value: '' },
          { Key: 'A', Value: '' },
        ],
      },
      'InvalidInput',
      'Duplicate tag keys',
    ],
  ])('refuse %j with %s', async (more, code, message) => {
    await expect(writers.admin.send(command(more))).rejects.toMatchObject({
      Error: { Code: code },
      message: expect.stringContaining(message),
    });
  });

  it('are authorised for the ARN to be', async () => {
    await expect(writers.clerk.send(command())).resolves.toHaveProperty(
      'Policy',
    );
    await expect(
      writers.clerk.send(command({ PolicyName: 'other', Path: '/' })),
    ).rejects.toThrow(
      `not authorized to perform: iam:CreatePolicy on resource: ${POLICIES}/other`,
    );
  });

  it('delete a policy that is neither used nor has older versions', async () => {
    const { admin } = writers;
    await admin.send(command());
    await admin.send(
      new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument }),
    );
    await admin.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    const used = {
      name: 'DeleteConflictException',
      message: 'Cannot delete a policy attached to entities.',
    };
    await expect(deletion()).rejects.toMatchObject(used);
    await admin.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await admin.send(
      new PutRolePermissionsBoundaryCommand({
        RoleName,
        PermissionsBoundary: PolicyArn,
      }),
    );
    await expect(deletion()).rejects.toMatchObject(used);
    await admin.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    await expect(deletion()).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message:
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    });
    await admin.send(
      new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' }),
    );
    await deletion();
    await expect(deletion()).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${PolicyArn} does not exist or is not attachable.`,
    });
  });

  it.each([
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    `arn:aws:iam::${PORTAL_ACCOUNT}:policy/theirs`,
  ])('leave %s alone', async arn => {
    await expect(deletion(arn)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: 'Policy is outside your own account.',
    });
  });
});
