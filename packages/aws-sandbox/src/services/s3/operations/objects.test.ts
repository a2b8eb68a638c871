import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { S3Sandbox } from '../__fixtures__/s3Sandbox';

const Bucket = 'telemetry';
const KMS_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';

describe('objects', () => {
  let s3: S3Sandbox;

  beforeAll(async () => {
    s3 = await S3Sandbox.start([
      {
        name: Bucket,
        region: 'eu-west-1',
        encryption: { algorithm: 'aws:kms', keyId: KMS_KEY, bucketKey: true },
        objects: [
          { key: 'seeded.txt', body: '0123456789', lastModified: '-1h' },
          { key: 'plain', size: 3, encryption: 'none' },
        ],
        deliveries: [
          {
            prefix: 'logs/',
            layout: 'flat',
            every: '5m',
            size: { mean: 50 },
            from: '-1h',
          },
        ],
      },
    ]);
  });
  afterAll(() => s3.close());

  const get = (Key: string, more = {}) =>
    s3.client().send(new GetObjectCommand({ Bucket, Key, ...more }));

  it.each([
    'plain-ascii.txt',
    'with space+plus',
    'ümläut/日本語/\u{1F600}',
    'a//b/./../c',
    "quotes'(and)*stars!",
    '100%25',
  ])('come back as they were put: %s', async Key => {
    const Body = Buffer.from(`body of ${Key}`);
    const written = await s3.client().send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body,
        ContentType: 'text/plain',
        CacheControl: 'no-store',
        Metadata: { team: 'payments' },
      }),
    );
    expect(written).toMatchObject({
      ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      ChecksumCRC32: expect.any(String),
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMS_KEY,
      BucketKeyEnabled: true,
    });
    const read = await get(Key);
    expect(Buffer.from(await read.Body!.transformToByteArray())).toEqual(Body);
    expect(read).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      Metadata: { team: 'payments' },
      ETag: written.ETag,
      LastModified: expect.any(Date),
      ContentLength: Body.length,
      ServerSideEncryption: 'aws:kms',
    });
    expect(read.ContentEncoding).toBeUndefined();
  });

  it('are described by HEAD without their content', async () => {
    const head = await s3
      .client()
      .send(new HeadObjectCommand({ Bucket, Key: 'seeded.txt' }));
    expect(head).toMatchObject({ ContentLength: 10, AcceptRanges: 'bytes' });
  });

  it('are read in part', async () => {
    const part = await get('seeded.txt', { Range: 'bytes=2-4' });
    expect(await part.Body!.transformToString()).toBe('234');
    expect(part).toMatchObject({
      ContentRange: 'bytes 2-4/10',
      $metadata: { httpStatusCode: 206 },
    });
    await expect(
      get('seeded.txt', { Range: 'bytes=10-' }),
    ).rejects.toMatchObject({ name: 'InvalidRange', ActualObjectSize: '10' });
  });

  it('are not sent again when they have not changed', async () => {
    await expect(
      get('seeded.txt', { IfModifiedSince: new Date() }),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get('seeded.txt', { IfMatch: '"x"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
  });

  it('say how they are encrypted, each for itself', async () => {
    expect((await get('plain')).ServerSideEncryption).toBeUndefined();
    await s3.client().send(
      new PutObjectCommand({
        Bucket,
        Key: 'sse-s3',
        Body: 'x',
        ServerSideEncryption: 'AES256',
      }),
    );
    const head = await get('sse-s3');
    expect(head.ServerSideEncryption).toBe('AES256');
    expect(head.SSEKMSKeyId).toBeUndefined();
  });

  it('are written once with If-None-Match', async () => {
    const put = () =>
      s3.client().send(
        new PutObjectCommand({
          Bucket,
          Key: 'once',
          Body: 'x',
          IfNoneMatch: '*',
        }),
      );
    await put();
    await expect(put()).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it.each([
    [{ ContentMD5: 'XUFAKrxLKna5cZ2REBfFkg==' }, 'BadDigest'],
    [{ ContentMD5: 'c2hvcnQ=' }, 'InvalidDigest'],
    [{ ChecksumSHA256: 'bm90IHRoZSBoYXNo' }, 'BadDigest'],
  ])('are refused when their digest is wrong: %p', async (digest, name) => {
    await expect(
      s3
        .client()
        .send(
          new PutObjectCommand({ Bucket, Key: 'bad', Body: 'x', ...digest }),
        ),
    ).rejects.toMatchObject({ name });
  });

  it('are refused when their key is too long', async () => {
    await expect(
      s3
        .client()
        .send(
          new PutObjectCommand({ Bucket, Key: 'k'.repeat(1025), Body: 'x' }),
        ),
    ).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });

  it('are gone once deleted, written or delivered', async () => {
    const listed = await s3
      .client()
      .send(new ListObjectsV2Command({ Bucket, Prefix: 'logs/' }));
    const delivered = listed.Contents![0].Key!;
    await s3
      .client()
      .send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' }));
    const Objects = [{ Key: 'x' }, { Key: delivered }];
    const { Deleted } = await s3
      .client()
      .send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted).toEqual(Objects);
    await expect(get('x')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get(delivered)).rejects.toMatchObject({ name: 'NoSuchKey' });
    const rest = await s3
      .client()
      .send(new ListObjectsV2Command({ Bucket, Prefix: 'logs/' }));
    expect(rest.Contents).toEqual(listed.Contents!.slice(1));
  });

  it('that never existed can be deleted', async () => {
    const reply = await s3
      .client()
      .send(new DeleteObjectCommand({ Bucket, Key: 'never-there' }));
    expect(reply.$metadata.httpStatusCode).toBe(204);
  });

  it('that are missing are told only to those who may list', async () => {
    await expect(get('missing')).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(
      s3
        .client('reader')
        .send(new GetObjectCommand({ Bucket, Key: 'missing' })),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:ListBucket'),
    });
    await expect(
      s3
        .client('reader')
        .send(new HeadObjectCommand({ Bucket, Key: 'missing' })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });
});
