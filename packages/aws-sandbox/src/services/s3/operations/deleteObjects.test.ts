import {
  DeleteObjectsCommand,
  HeadObjectCommand,
  type DeleteObjectsCommandOutput,
} from '@aws-sdk/client-s3';
import {
  OTHER,
  OWNER,
  S3Sandbox,
  type UserName,
} from '../__fixtures__/s3Sandbox';

const Bucket = 'telemetry';
const REFUSED = { Code: 'AccessDenied', Message: 'Access Denied' };

describe('DeleteObjects', () => {
  let s3: S3Sandbox;

  beforeEach(async () => {
    s3 = await S3Sandbox.start([
      {
        name: Bucket,
        region: 'eu-west-1',
        objects: ['tmp/a', 'tmp/b', 'kept', 'shared/a'].map(key => ({
          key,
          body: key,
        })),
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${OTHER}:root` },
              Action: 's3:DeleteObject',
              Resource: `arn:aws:s3:::${Bucket}/shared/*`,
            },
          ],
        },
      },
    ]);
  });
  afterEach(() => s3.close());

  const remove = (
    user: UserName,
    keys: string[],
    Quiet?: boolean,
  ): Promise<DeleteObjectsCommandOutput> =>
    s3.client(user).send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: keys.map(Key => ({ Key })), Quiet },
      }),
    );

  const exists = (Key: string) =>
    s3
      .client()
      .send(new HeadObjectCommand({ Bucket, Key }))
      .then(
        () => true,
        () => false,
      );

  it('deletes what the caller may delete and refuses the rest key by key', async () => {
    const reply = await remove('cleaner', ['tmp/a', 'kept', 'tmp/b']);
    expect(reply.Deleted).toEqual([{ Key: 'tmp/a' }, { Key: 'tmp/b' }]);
    expect(reply.Errors).toEqual([{ Key: 'kept', ...REFUSED }]);
    await expect(exists('tmp/a')).resolves.toBe(false);
    await expect(exists('kept')).resolves.toBe(true);
  });

  it('tells refusals only, when asked to be quiet', async () => {
    const reply = await remove('cleaner', ['tmp/a', 'kept'], true);
    expect(reply.Deleted).toBeUndefined();
    expect(reply.Errors).toEqual([{ Key: 'kept', ...REFUSED }]);
  });

  it('answers a caller who may delete nothing, and is recorded with each object', async () => {
    const reply = await remove('reader', ['tmp/a', 'kept']);
    expect(reply.Deleted).toBeUndefined();
    expect(reply.Errors?.map(({ Key }) => Key)).toEqual(['tmp/a', 'kept']);
    const [event] = s3.sandbox.cloudTrail.events({
      eventName: 'DeleteObjects',
    });
    expect(event.resources?.map(({ ARN }) => ARN)).toEqual([
      `arn:aws:s3:::${Bucket}/tmp/a`,
      `arn:aws:s3:::${Bucket}/kept`,
    ]);
  });

  it('asks the bucket policy for callers of other accounts', async () => {
    const reply = await remove('stranger', ['shared/a', 'kept']);
    expect(reply.Deleted).toEqual([{ Key: 'shared/a' }]);
    expect(reply.Errors).toEqual([{ Key: 'kept', ...REFUSED }]);
    const recipients = s3.sandbox.cloudTrail
      .events({ eventName: 'DeleteObjects' })
      .map(event => event.recipientAccountId);
    expect(recipients.sort()).toEqual([OWNER, OTHER].sort());
  });

  it.each([0, 1001])('refuses %d keys', async count => {
    const keys = Array.from({ length: count }, (_, i) => `tmp/${i}`);
    await expect(remove('admin', keys)).rejects.toMatchObject({
      name: 'MalformedXML',
    });
  });
});
