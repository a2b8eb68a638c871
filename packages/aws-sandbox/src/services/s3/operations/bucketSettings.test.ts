import {
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  PutBucketEncryptionCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { S3Sandbox } from '../__fixtures__/s3Sandbox';

const Bucket = 'bare';

describe('settings of a bucket', () => {
  let s3: S3Sandbox;

  beforeEach(async () => {
    s3 = await S3Sandbox.start([
      { name: Bucket, region: 'eu-west-1', encryption: 'none' },
      { name: 'usual', region: 'eu-west-1' },
    ]);
  });
  afterEach(() => s3.close());

  it('say so when there are none', async () => {
    const client = s3.client();
    await expect(
      client.send(new GetBucketEncryptionCommand({ Bucket })),
    ).rejects.toMatchObject({
      name: 'ServerSideEncryptionConfigurationNotFoundError',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(
      client.send(new GetPublicAccessBlockCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'NoSuchPublicAccessBlockConfiguration' });
    await expect(
      client.send(new GetBucketOwnershipControlsCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'OwnershipControlsNotFoundError' });
    const { Status } = await client.send(
      new GetBucketVersioningCommand({ Bucket }),
    );
    expect(Status).toBeUndefined();
  });

  it('have SSE-S3 unless the seed says otherwise', async () => {
    const { ServerSideEncryptionConfiguration } = await s3
      .client()
      .send(new GetBucketEncryptionCommand({ Bucket: 'usual' }));
    expect(ServerSideEncryptionConfiguration).toEqual({
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
          BucketKeyEnabled: false,
        },
      ],
    });
  });

  it('come back as they were put', async () => {
    const client = s3.client();
    const Rules = [
      {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms' as const,
          KMSMasterKeyID: 'alias/telemetry',
        },
        BucketKeyEnabled: true,
      },
    ];
    await client.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: { Rules },
      }),
    );
    const encryption = await client.send(
      new GetBucketEncryptionCommand({ Bucket }),
    );
    expect(encryption.ServerSideEncryptionConfiguration).toEqual({ Rules });

    await client.send(
      new PutPublicAccessBlockCommand({
        Bucket,
        PublicAccessBlockConfiguration: { BlockPublicPolicy: true },
      }),
    );
    const block = await client.send(
      new GetPublicAccessBlockCommand({ Bucket }),
    );
    expect(block.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: false,
      IgnorePublicAcls: false,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: false,
    });
    await client.send(new DeletePublicAccessBlockCommand({ Bucket }));
    await expect(
      client.send(new GetPublicAccessBlockCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'NoSuchPublicAccessBlockConfiguration' });

    await client.send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status: 'Suspended' },
      }),
    );
    expect(
      (await client.send(new GetBucketVersioningCommand({ Bucket }))).Status,
    ).toBe('Suspended');

    await client.send(
      new PutBucketOwnershipControlsCommand({
        Bucket,
        OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
      }),
    );
    const ownership = await client.send(
      new GetBucketOwnershipControlsCommand({ Bucket }),
    );
    expect(ownership.OwnershipControls).toEqual({
      Rules: [{ ObjectOwnership: 'ObjectWriter' }],
    });
  });

  it.each([
    ['two rules', 'AES256', 2, undefined, 'MalformedXML'],
    ['an unknown algorithm', 'rot13', 1, undefined, 'MalformedXML'],
    ['a key for SSE-S3', 'AES256', 1, 'alias/k', 'InvalidArgument'],
  ] as const)(
    'refuse encryption with %s',
    async (_, SSEAlgorithm, count, KMSMasterKeyID, name) => {
      const rule = {
        ApplyServerSideEncryptionByDefault: {
          SSEAlgorithm: SSEAlgorithm as 'AES256',
          KMSMasterKeyID,
        },
      };
      await expect(
        s3.client().send(
          new PutBucketEncryptionCommand({
            Bucket,
            ServerSideEncryptionConfiguration: {
              Rules: Array(count).fill(rule),
            },
          }),
        ),
      ).rejects.toMatchObject({ name });
    },
  );

  it('are nothing that a reader may change', async () => {
    await expect(
      s3.client('reader').send(
        new PutBucketVersioningCommand({
          Bucket,
          VersioningConfiguration: { Status: 'Enabled' },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:PutBucketVersioning'),
    });
  });
});
