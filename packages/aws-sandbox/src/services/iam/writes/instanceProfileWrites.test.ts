import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  GetInstanceProfileCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import { PAYMENTS_ACCOUNT, PAYMENTS_ROLE } from '../../../__fixtures__/seed';
import { EC2_TRUST, IamWriters, allowing } from '../__fixtures__/iamWriters';

const InstanceProfileName = 'node';
const RoleName = 'payments-alloy';

describe('writes to instance profiles', () => {
  let writers: IamWriters;

  beforeEach(async () => {
    writers = await IamWriters.start({
      profile: allowing('iam:AddRoleToInstanceProfile'),
      pass: allowing('iam:PassRole', `arn:aws:iam::*:role/nodes/*`, {
        StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
      }),
    });
    await writers.admin.send(
      new CreateInstanceProfileCommand({
        InstanceProfileName,
        Tags: [{ Key: 'team', Value: 'payments' }],
      }),
    );
  });
  afterEach(() => writers.close());

  const profile = async () => {
    const { InstanceProfile } = await writers.admin.send(
      new GetInstanceProfileCommand({ InstanceProfileName }),
    );
    return InstanceProfile!;
  };
  const add = (name: string) =>
    new AddRoleToInstanceProfileCommand({
      InstanceProfileName,
      RoleName: name,
    });
  const remove = new RemoveRoleFromInstanceProfileCommand({
    InstanceProfileName,
    RoleName,
  });

  it('create one without role', async () => {
    await expect(profile()).resolves.toMatchObject({
      Arn: `arn:aws:iam::${PAYMENTS_ACCOUNT}:instance-profile/node`,
      InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/),
      Path: '/',
      Roles: [],
      Tags: [{ Key: 'team', Value: 'payments' }],
    });
    await expect(
      writers.admin.send(
        new CreateInstanceProfileCommand({ InstanceProfileName: 'NODE' }),
      ),
    ).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'Instance Profile NODE already exists.',
    });
  });

  it('take one role, and are deleted without', async () => {
    const { admin } = writers;
    await admin.send(add(RoleName));
    await expect(profile()).resolves.toMatchObject({ Roles: [{ RoleName }] });
    await expect(admin.send(add(RoleName))).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    });
    const deletion = new DeleteInstanceProfileCommand({ InstanceProfileName });
    await expect(admin.send(deletion)).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message:
        'Cannot delete entity, must remove roles from instance profile first.',
    });
    await admin.send(remove);
    await expect(admin.send(remove)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    await admin.send(deletion);
    await expect(profile()).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'Instance Profile node cannot be found.',
    });
  });

  it('want the role to be passed to EC2', async () => {
    await writers.admin.send(
      new CreateRoleCommand({
        RoleName: 'worker',
        Path: '/nodes/',
        AssumeRolePolicyDocument: EC2_TRUST,
      }),
    );
    await expect(writers.clerk.send(add(RoleName))).rejects.toThrow(
      `not authorized to perform: iam:PassRole on resource: ${PAYMENTS_ROLE}`,
    );
    await writers.clerk.send(add('worker'));
    await expect(profile()).resolves.toMatchObject({
      Roles: [{ RoleName: 'worker' }],
    });
  });

  it('reach the instances that run with the profile', async () => {
    const { endpoint } =
      await writers.test.sandbox.credentialEndpoints.instanceMetadata({
        accountId: PAYMENTS_ACCOUNT,
        instanceProfile: InstanceProfileName,
        httpTokens: 'optional',
      });
    const url = `${endpoint}/latest/meta-data/iam/security-credentials/`;
    expect((await fetch(url)).status).toBe(404);
    await writers.admin.send(
      new CreateRoleCommand({
        RoleName: 'worker',
        AssumeRolePolicyDocument: EC2_TRUST,
      }),
    );
    await writers.admin.send(add('worker'));
    await expect((await fetch(url)).text()).resolves.toBe('worker');
    await expect((await fetch(`${url}worker`)).json()).resolves.toMatchObject({
      Code: 'Success',
    });
  });
});
