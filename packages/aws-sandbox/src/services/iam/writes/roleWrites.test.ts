import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam';
import {
  EC2_TRUST,
  IamWriters,
  LINKED_ROLE,
  S3_BOUNDARY,
  allowing,
  trusting,
} from '../__fixtures__/iamWriters';

const RoleName = 'agent';
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

describe('writes to roles', () => {
  let writers: IamWriters;

  beforeEach(async () => {
    writers = await IamWriters.start();
    await writers.admin.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: EC2_TRUST }),
    );
  });
  afterEach(() => writers.close());

  const role = async () =>
    (await writers.admin.send(new GetRoleCommand({ RoleName }))).Role!;
  const deletion = () =>
    writers.admin.send(new DeleteRoleCommand({ RoleName }));

  it('DeleteRole wants profiles, attached and inline policies gone, and nothing else', async () => {
    const { admin } = writers;
    const InstanceProfileName = 'node';
    const PolicyName = 'inline';
    await admin.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
    await admin.send(
      new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }),
    );
    await admin.send(
      new AttachRolePolicyCommand({ RoleName, PolicyArn: READ_ONLY }),
    );
    await admin.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName,
        PolicyDocument: JSON.stringify(allowing('s3:*')),
      }),
    );
    await admin.send(
      new PutRolePermissionsBoundaryCommand({
        RoleName,
        PermissionsBoundary: S3_BOUNDARY,
      }),
    );
    const conflict = (reason: string) => ({
      name: 'DeleteConflictException',
      message: `Cannot delete entity, ${reason} first.`,
      $metadata: { httpStatusCode: 409 },
    });
    await expect(deletion()).rejects.toMatchObject(
      conflict('must remove roles from instance profile'),
    );
    await admin.send(
      new RemoveRoleFromInstanceProfileCommand({
        InstanceProfileName,
        RoleName,
      }),
    );
    await expect(deletion()).rejects.toMatchObject(
      conflict('must detach all policies'),
    );
    await admin.send(
      new DetachRolePolicyCommand({ RoleName, PolicyArn: READ_ONLY }),
    );
    await expect(deletion()).rejects.toMatchObject(
      conflict('must delete policies'),
    );
    await admin.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    await deletion();
    await expect(role()).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
  });

  it('UpdateRole changes what it names', async () => {
    await writers.admin.send(
      new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }),
    );
    await writers.admin.send(
      new UpdateRoleCommand({ RoleName, Description: 'Reads metrics' }),
    );
    await expect(role()).resolves.toMatchObject({
      MaxSessionDuration: 7200,
      Description: 'Reads metrics',
    });
  });

  it('UpdateAssumeRolePolicy replaces the trust policy, or leaves it', async () => {
    const PolicyDocument = trusting({ Service: 'pods.eks.amazonaws.com' });
    const update = (text: string) =>
      writers.admin.send(
        new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: text }),
      );
    await update(PolicyDocument);
    await expect(update('{"Statement": []}')).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });
    const { AssumeRolePolicyDocument } = await role();
    expect(decodeURIComponent(AssumeRolePolicyDocument!)).toBe(PolicyDocument);
  });

  it('set and take away the permissions boundary', async () => {
    const put = (PermissionsBoundary: string) =>
      writers.admin.send(
        new PutRolePermissionsBoundaryCommand({
          RoleName,
          PermissionsBoundary,
        }),
      );
    await put(S3_BOUNDARY);
    await expect(role()).resolves.toMatchObject({
      PermissionsBoundary: { PermissionsBoundaryArn: S3_BOUNDARY },
    });
    await expect(put(`${S3_BOUNDARY}-gone`)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Scope ARN: ${S3_BOUNDARY}-gone does not exist or is not attachable.`,
    });
    await writers.admin.send(
      new DeleteRolePermissionsBoundaryCommand({ RoleName }),
    );
    await expect(role()).resolves.not.toHaveProperty('PermissionsBoundary');
  });

  it('tag and untag', async () => {
    const Tags = [
      { Key: 'team', Value: 'payments' },
      { Key: 'tier', Value: '1' },
    ];
    await writers.admin.send(new TagRoleCommand({ RoleName, Tags }));
    await writers.admin.send(
      new TagRoleCommand({ RoleName, Tags: [{ Key: 'tier', Value: '2' }] }),
    );
    await writers.admin.send(
      new UntagRoleCommand({ RoleName, TagKeys: ['team', 'absent'] }),
    );
    expect((await role()).Tags).toEqual([{ Key: 'tier', Value: '2' }]);
  });

  it('leave alone what AWS owns, and what does not exist', async () => {
    const command = (name: string) =>
      new UpdateRoleCommand({ RoleName: name, Description: 'mine' });
    await expect(
      writers.admin.send(command(LINKED_ROLE)),
    ).rejects.toMatchObject({
      name: 'UnmodifiableEntityException',
      message: `Cannot perform the operation on the protected role '${LINKED_ROLE}' - this role is only modifiable by AWS`,
    });
    await expect(writers.admin.send(command('gone'))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name gone cannot be found.',
    });
  });
});
