import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { S3Sandbox, type UserName } from '../__fixtures__/s3Sandbox';

describe('buckets', () => {
  let s3: S3Sandbox;

  beforeAll(async () => {
    s3 = await S3Sandbox.start([
      { name: 'telemetry', region: 'eu-west-1', created: '2025-06-01' },
      { name: 'elsewhere', region: 'us-east-1' },
    ]);
  });
  afterAll(() => s3.close());

  const create = (
    Bucket: string,
    LocationConstraint: 'eu-west-1' | 'eu-central-1',
    user: UserName = 'admin',
  ) =>
    s3.client(user).send(
      new CreateBucketCommand({
        Bucket,
        CreateBucketConfiguration: { LocationConstraint },
      }),
    );

  it('are listed for their owner', async () => {
    const { Buckets } = await s3.client().send(new ListBucketsCommand({}));
    expect(Buckets).toMatchObject([
      { Name: 'elsewhere', BucketRegion: 'us-east-1' },
      { Name: 'telemetry', CreationDate: new Date('2025-06-01') },
    ]);
    const others = await s3.client('stranger').send(new ListBucketsCommand({}));
    expect(others.Buckets ?? []).toEqual([]);
  });

  it('are listed page by page', async () => {
    const list = (ContinuationToken?: string) =>
      s3
        .client()
        .send(new ListBucketsCommand({ MaxBuckets: 1, ContinuationToken }));
    const first = await list();
    expect(first.Buckets?.map(b => b.Name)).toEqual(['elsewhere']);
    const second = await list(first.ContinuationToken);
    expect(second.Buckets?.map(b => b.Name)).toEqual(['telemetry']);
    expect(second.ContinuationToken).toBeUndefined();
  });

  it('tell their region to every region', async () => {
    const locate = (Bucket: string) =>
      s3.client().send(new GetBucketLocationCommand({ Bucket }));
    expect((await locate('telemetry')).LocationConstraint).toBe('eu-west-1');
    expect((await locate('elsewhere')).LocationConstraint).toBeFalsy();
  });

  it('redirect requests that come to another region', async () => {
    await expect(
      s3.client().send(new ListObjectsV2Command({ Bucket: 'elsewhere' })),
    ).rejects.toMatchObject({
      name: 'PermanentRedirect',
      Endpoint: 'elsewhere.s3.us-east-1.amazonaws.com',
      $metadata: { httpStatusCode: 301 },
      $response: { headers: { 'x-amz-bucket-region': 'us-east-1' } },
    });
    const following = s3.client('admin', { followRegionRedirects: true });
    const page = await following.send(
      new ListObjectsV2Command({ Bucket: 'elsewhere' }),
    );
    expect(page.KeyCount).toBe(0);
    await following.send(new HeadBucketCommand({ Bucket: 'elsewhere' }));
  });

  it('that do not exist are told so, without body for HEAD', async () => {
    const Bucket = 'nobody-has-this';
    await expect(
      s3.client().send(new ListObjectsV2Command({ Bucket })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket', BucketName: Bucket });
    await expect(
      s3.client().send(new HeadBucketCommand({ Bucket })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
  });

  it('are created private and encrypted, and deleted when empty', async () => {
    await create('fresh', 'eu-west-1');
    const client = s3.client();
    const encryption = await client.send(
      new GetBucketEncryptionCommand({ Bucket: 'fresh' }),
    );
    expect(encryption.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    await expect(create('fresh', 'eu-west-1')).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
    });
    await expect(
      create('fresh', 'eu-west-1', 'stranger'),
    ).rejects.toMatchObject({ name: 'BucketAlreadyExists' });
    await client.send(
      new PutObjectCommand({ Bucket: 'fresh', Key: 'k', Body: 'x' }),
    );
    await expect(
      client.send(new DeleteBucketCommand({ Bucket: 'fresh' })),
    ).rejects.toMatchObject({ name: 'BucketNotEmpty' });
  });

  it.each([
    ['Upper-Case', 'eu-west-1', 'InvalidBucketName'],
    ['ab', 'eu-west-1', 'InvalidBucketName'],
    ['192.168.1.1', 'eu-west-1', 'InvalidBucketName'],
    ['good-name', 'eu-central-1', 'IllegalLocationConstraintException'],
  ] as const)('are not created as %s in %s', async (name, region, code) => {
    await expect(create(name, region)).rejects.toMatchObject({ name: code });
  });
});
