import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  IAMClient,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
  type StatusType,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { PAYMENTS_ACCOUNT } from '../../../__fixtures__/seed';
import type { TestKeys } from '../../../__fixtures__/testSandbox';
import { ADMIN_KEY, CLERK_KEY, IamWriters } from '../__fixtures__/iamWriters';

const UserName = 'clerk';

describe('writes to access keys', () => {
  let writers: IamWriters;

  beforeEach(async () => {
    writers = await IamWriters.start();
  });
  afterEach(() => writers.close());

  const create = async (
    input: { UserName?: string } = { UserName },
    iam: IAMClient = writers.admin,
  ) => {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand(input));
    return AccessKey!;
  };
  const signs = (keys: TestKeys) =>
    writers.test
      .sts(keys)
      .send(new GetCallerIdentityCommand())
      .then(({ Arn }) => Arn);

  it('create a key that signs for its user, until it is made inactive or deleted', async () => {
    const { AccessKeyId = '', SecretAccessKey = '', ...rest } = await create();
    expect(rest).toMatchObject({ UserName, Status: 'Active' });
    expect(AccessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(SecretAccessKey).toHaveLength(40);
    const keys = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
    };
    const clerk = `arn:aws:iam::${PAYMENTS_ACCOUNT}:user/clerk`;
    await expect(signs(keys)).resolves.toBe(clerk);
    const update = (Status: StatusType) =>
      writers.admin.send(
        new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }),
      );
    const refused = { name: 'InvalidClientTokenId' };
    await update('Inactive');
    await expect(signs(keys)).rejects.toMatchObject(refused);
    await update('Active');
    await expect(signs(keys)).resolves.toBe(clerk);
    const deletion = new DeleteAccessKeyCommand({ UserName, AccessKeyId });
    await writers.admin.send(deletion);
    await expect(signs(keys)).rejects.toMatchObject(refused);
    await expect(writers.admin.send(deletion)).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `The Access Key with id ${AccessKeyId} cannot be found.`,
    });
  });

  it('give two keys at most', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Cannot exceed quota for AccessKeysPerUser: 2',
    });
    const { AccessKeyMetadata } = await writers.admin.send(
      new ListAccessKeysCommand({ UserName }),
    );
    expect(AccessKeyMetadata).toHaveLength(2);
  });

  it("are about the caller's keys when they name no user", async () => {
    await expect(create({})).resolves.toMatchObject({ UserName: 'admin' });
    await expect(
      writers.admin.send(
        new UpdateAccessKeyCommand({
          AccessKeyId: CLERK_KEY.accessKeyId,
          Status: 'Inactive',
        }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });

  it('are refused to those who may not', async () => {
    await expect(create({ UserName: 'admin' }, writers.clerk)).rejects.toThrow(
      'not authorized to perform: iam:CreateAccessKey',
    );
    await expect(signs(ADMIN_KEY)).resolves.toContain('user/admin');
  });

  it('are recorded without the secret', async () => {
    const { AccessKeyId, SecretAccessKey = '' } = await create();
    const [event] = writers.test.sandbox.cloudTrail.events({
      eventName: 'CreateAccessKey',
    });
    expect(event.responseElements).toMatchObject({
      accessKey: { accessKeyId: AccessKeyId, userName: UserName },
    });
    expect(JSON.stringify(event)).not.toContain(SecretAccessKey);
  });
});
