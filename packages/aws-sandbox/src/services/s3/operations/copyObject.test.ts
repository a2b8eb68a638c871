import {
  CopyObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type CopyObjectCommandInput,
} from '@aws-sdk/client-s3';
import { S3Sandbox, type UserName } from '../__fixtures__/s3Sandbox';

const Bucket = 'telemetry';
const SOURCE = 'a b/ü.txt';

describe('copying an object', () => {
  let s3: S3Sandbox;

  beforeAll(async () => {
    s3 = await S3Sandbox.start([
      { name: Bucket, region: 'eu-west-1' },
      { name: 'archive', region: 'eu-west-1', encryption: 'none' },
    ]);
    await s3.client().send(
      new PutObjectCommand({
        Bucket,
        Key: SOURCE,
        Body: 'content',
        Metadata: { team: 'payments' },
      }),
    );
  });
  afterAll(() => s3.close());

  const copy = (
    input: Partial<CopyObjectCommandInput>,
    user: UserName = 'admin',
  ) =>
    s3.client(user).send(
      new CopyObjectCommand({
        Bucket: 'archive',
        Key: 'copy',
        CopySource: encodeURI(`${Bucket}/${SOURCE}`),
        ...input,
      }),
    );

  it('takes content and metadata along, but not the encryption', async () => {
    const { CopyObjectResult } = await copy({});
    const object = await s3
      .client()
      .send(new GetObjectCommand({ Bucket: 'archive', Key: 'copy' }));
    expect(await object.Body!.transformToString()).toBe('content');
    expect(object).toMatchObject({
      ETag: CopyObjectResult?.ETag,
      Metadata: { team: 'payments' },
    });
    expect(object.ServerSideEncryption).toBeUndefined();
  });

  it('replaces the metadata when told to', async () => {
    await copy({ MetadataDirective: 'REPLACE', Metadata: { team: 'none' } });
    const object = await s3
      .client()
      .send(new GetObjectCommand({ Bucket: 'archive', Key: 'copy' }));
    expect(object.Metadata).toEqual({ team: 'none' });
  });

  it.each([
    [{ CopySource: `${Bucket}/missing` }, 'NoSuchKey'],
    [{ CopySource: 'no-key' }, 'InvalidArgument'],
    [{ CopySource: '%zz/key' }, 'NoSuchBucket'],
    [{ CopySource: 'nobodys-bucket/key' }, 'NoSuchBucket'],
    [{ Bucket, Key: SOURCE }, 'InvalidRequest'],
    [{ CopySourceIfMatch: '"x"' }, 'PreconditionFailed'],
  ])('is refused: %p', async (input, name) => {
    await expect(copy(input)).rejects.toMatchObject({ name });
  });

  it('needs the permission to write', async () => {
    await expect(copy({}, 'reader')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:PutObject'),
    });
  });
});
