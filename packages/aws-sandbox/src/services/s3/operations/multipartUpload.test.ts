import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3';
import { S3Sandbox } from '../__fixtures__/s3Sandbox';

const Bucket = 'telemetry';
const Key = 'big/object';
const PART = Buffer.alloc(5 * 1024 * 1024, 'part');
const LAST = Buffer.from('the rest');

describe('a multipart upload', () => {
  let s3: S3Sandbox;

  beforeAll(async () => {
    s3 = await S3Sandbox.start([{ name: Bucket, region: 'eu-west-1' }]);
  });
  afterAll(() => s3.close());

  const begin = async () => {
    const { UploadId } = await s3.client().send(
      new CreateMultipartUploadCommand({
        Bucket,
        Key,
        ContentType: 'text/plain',
        ServerSideEncryption: 'aws:kms',
      }),
    );
    return UploadId!;
  };
  const upload = async (
    UploadId: string,
    PartNumber: number,
    Body: Uint8Array,
  ): Promise<CompletedPart> => {
    const { ETag } = await s3
      .client()
      .send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
    return { PartNumber, ETag };
  };
  const complete = (UploadId: string, Parts: CompletedPart[]) =>
    s3.client().send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key,
        UploadId,
        MultipartUpload: { Parts },
      }),
    );

  it('becomes one object', async () => {
    const id = await begin();
    const second = await upload(id, 2, LAST);
    const first = await upload(id, 1, PART);
    const { ETag } = await complete(id, [first, second]);
    const digests = [PART, LAST].map(body =>
      createHash('md5').update(body).digest(),
    );
    const digest = createHash('md5')
      .update(Buffer.concat(digests))
      .digest('hex');
    expect(ETag).toBe(`"${digest}-2"`);
    const object = await s3
      .client()
      .send(new GetObjectCommand({ Bucket, Key }));
    expect(object).toMatchObject({
      ContentLength: PART.length + LAST.length,
      ContentType: 'text/plain',
      ServerSideEncryption: 'aws:kms',
    });
    const body = await object.Body!.transformToByteArray();
    expect(Buffer.concat([PART, LAST]).equals(body)).toBe(true);
  });

  it('takes parts of objects that are there already', async () => {
    const from = await begin();
    await complete(from, [await upload(from, 1, LAST)]);
    const UploadId = await begin();
    const { CopyPartResult } = await s3.client().send(
      new UploadPartCopyCommand({
        Bucket,
        Key,
        UploadId,
        PartNumber: 1,
        CopySource: `${Bucket}/${Key}`,
        CopySourceRange: 'bytes=4-7',
      }),
    );
    await complete(UploadId, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
    const { Body } = await s3
      .client()
      .send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body!.transformToString()).toBe('rest');
  });

  it('refuses parts that are wrong', async () => {
    const id = await begin();
    const small = await upload(id, 1, LAST);
    const last = await upload(id, 2, LAST);
    await expect(complete(id, [small, last])).rejects.toMatchObject({
      name: 'EntityTooSmall',
      PartNumber: '1',
    });
    await expect(complete(id, [last, small])).rejects.toMatchObject({
      name: 'InvalidPartOrder',
    });
    await expect(
      complete(id, [{ PartNumber: 1, ETag: '"0"' }]),
    ).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(upload(id, 10_001, LAST)).rejects.toMatchObject({
      name: 'InvalidArgument',
    });
  });

  it('is gone once it is aborted', async () => {
    const UploadId = await begin();
    const abort = () =>
      s3
        .client()
        .send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    await abort();
    await expect(abort()).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect(upload(UploadId, 1, LAST)).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });
});
