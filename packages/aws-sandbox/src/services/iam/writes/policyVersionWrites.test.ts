import {
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyVersionCommand,
  ListPolicyVersionsCommand,
  SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam';
import { PAYMENTS_ACCOUNT } from '../../../__fixtures__/seed';
import { IamWriters, allowing } from '../__fixtures__/iamWriters';

/** Has versions v1 and v2, the default. */
const PolicyArn = `arn:aws:iam::${PAYMENTS_ACCOUNT}:policy/telemetry`;
const PolicyDocument = JSON.stringify(allowing('s3:GetObject'));

describe('writes to the versions of a policy', () => {
  let writers: IamWriters;

  beforeEach(async () => {
    writers = await IamWriters.start();
  });
  afterEach(() => writers.close());

  const create = async (SetAsDefault?: boolean) => {
    const { PolicyVersion } = await writers.admin.send(
      new CreatePolicyVersionCommand({
        PolicyArn,
        PolicyDocument,
        SetAsDefault,
      }),
    );
    return PolicyVersion!;
  };
  const remove = (VersionId: string) =>
    writers.admin.send(
      new DeletePolicyVersionCommand({ PolicyArn, VersionId }),
    );
  const versions = async () => {
    const { Versions = [] } = await writers.admin.send(
      new ListPolicyVersionsCommand({ PolicyArn }),
    );
    return Versions.map(
      ({ VersionId, IsDefaultVersion }) =>
        `${VersionId}${IsDefaultVersion ? '*' : ''}`,
    );
  };

  it('add one that is not in force, unless asked', async () => {
    await expect(create()).resolves.toMatchObject({
      VersionId: 'v3',
      IsDefaultVersion: false,
    });
    await expect(create(true)).resolves.toMatchObject({
      VersionId: 'v4',
      IsDefaultVersion: true,
    });
    await expect(versions()).resolves.toEqual(['v4*', 'v3', 'v2', 'v1']);
    const { PolicyVersion } = await writers.admin.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v3' }),
    );
    expect(decodeURIComponent(PolicyVersion!.Document!)).toBe(PolicyDocument);
  });

  it('never use a number again', async () => {
    await create();
    await remove('v3');
    await expect(create()).resolves.toMatchObject({ VersionId: 'v4' });
  });

  it('keep five at most', async () => {
    await create();
    await create();
    await create();
    await expect(create()).rejects.toMatchObject({
      name: 'LimitExceededException',
      message:
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    });
    await remove('v1');
    await expect(create()).resolves.toMatchObject({ VersionId: 'v6' });
  });

  it('refuse what is no policy', async () => {
    await expect(
      writers.admin.send(
        new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: 'no' }),
      ),
    ).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
      message: expect.stringContaining('This policy contains invalid Json'),
    });
    await expect(versions()).resolves.toEqual(['v2*', 'v1']);
  });

  it('change which is in force, which then cannot be deleted', async () => {
    const setDefault = (VersionId: string) =>
      writers.admin.send(
        new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId }),
      );
    await setDefault('v1');
    await expect(versions()).resolves.toEqual(['v2', 'v1*']);
    await expect(remove('v1')).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message: 'Cannot delete the default version of a policy.',
    });
    await remove('v2');
    await expect(versions()).resolves.toEqual(['v1*']);
    const missing = {
      name: 'NoSuchEntityException',
      message: `Policy ${PolicyArn} version v2 does not exist or is not attachable.`,
    };
    await expect(setDefault('v2')).rejects.toMatchObject(missing);
    await expect(remove('v2')).rejects.toMatchObject(missing);
  });
});
