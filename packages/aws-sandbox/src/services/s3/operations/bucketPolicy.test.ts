import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { OTHER, OWNER, S3Sandbox } from '../__fixtures__/s3Sandbox';

const Bucket = 'telemetry';

const statement = (Principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal,
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
        ...more,
      },
    ],
  });

describe('the policy of a bucket', () => {
  let s3: S3Sandbox;

  beforeEach(async () => {
    s3 = await S3Sandbox.start([
      {
        name: Bucket,
        region: 'eu-west-1',
        objects: [{ key: 'k', body: 'content' }],
      },
    ]);
  });
  afterEach(() => s3.close());

  const put = (Policy: string) =>
    s3.client().send(new PutBucketPolicyCommand({ Bucket, Policy }));
  const readAs = (user: 'reader' | 'stranger', more = {}) =>
    s3.client(user).send(new GetObjectCommand({ Bucket, Key: 'k', ...more }));
  const readAnonymously = async () =>
    (await fetch(`${s3.sandbox.endpoint}/${Bucket}/k`)).status;

  it('comes back as it was put, until it is deleted', async () => {
    const client = s3.client();
    const get = () => client.send(new GetBucketPolicyCommand({ Bucket }));
    await expect(get()).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
    const text = statement({ AWS: OTHER });
    await put(text);
    expect((await get()).Policy).toBe(text);
    await client.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(get()).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
  });

  it('lets another account in, to what it names', async () => {
    await expect(readAs('stranger')).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await put(statement({ AWS: OTHER }));
    const { Body } = await readAs('stranger');
    expect(await Body!.transformToString()).toBe('content');
    await expect(
      s3.client('stranger').send(new GetBucketPolicyCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('denies what an identity is allowed', async () => {
    await readAs('reader');
    await put(statement('*', { Effect: 'Deny', Condition: undefined }));
    await expect(readAs('reader')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('explicit deny in a resource-based'),
    });
  });

  it('sees the prefix of a listing', async () => {
    await put(
      statement(
        { AWS: OTHER },
        { Condition: { StringEquals: { 's3:prefix': 'k' } } },
      ),
    );
    const list = (Prefix?: string) =>
      s3.client('stranger').send(new ListObjectsV2Command({ Bucket, Prefix }));
    expect((await list('k')).KeyCount).toBe(1);
    await expect(list('other')).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(list()).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('takes requests for those of a TLS endpoint', async () => {
    await put(
      statement('*', {
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
    expect((await readAs('reader')).$metadata.httpStatusCode).toBe(200);
  });

  it('opens a bucket to everyone, and says so', async () => {
    const status = async () =>
      (await s3.client().send(new GetBucketPolicyStatusCommand({ Bucket })))
        .PolicyStatus?.IsPublic;
    await put(statement({ AWS: OTHER }));
    expect(await status()).toBe(false);
    expect(await readAnonymously()).toBe(403);
    await put(statement('*'));
    expect(await status()).toBe(true);
    expect(await readAnonymously()).toBe(200);
  });

  it('is kept to the account by Block Public Access', async () => {
    await put(statement('*'));
    const block = (settings: object) =>
      s3.client().send(
        new PutPublicAccessBlockCommand({
          Bucket,
          PublicAccessBlockConfiguration: settings,
        }),
      );
    await block({ RestrictPublicBuckets: true });
    expect(await readAnonymously()).toBe(403);
    await expect(readAs('stranger')).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await readAs('reader');
    await block({ BlockPublicPolicy: true });
    await expect(put(statement('*'))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('BlockPublicPolicy'),
    });
    await put(statement({ AWS: OTHER }));
  });

  it('does not stand in for the expected owner', async () => {
    await readAs('reader', { ExpectedBucketOwner: OWNER });
    await expect(
      readAs('reader', { ExpectedBucketOwner: OTHER }),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it.each([
    ['{', /not JSON/],
    ['{}', /Statement/],
    [
      statement('*', { Resource: 'arn:aws:s3:::other/*' }),
      /Policy has invalid resource/,
    ],
    [statement('*', { Principal: undefined }), /Principal/],
  ])('is refused when it is wrong: %#', async (text, message) => {
    await expect(put(text)).rejects.toMatchObject({
      name: 'MalformedPolicy',
      message: expect.stringMatching(message),
    });
  });

  it('may speak of a wildcard that means this bucket', async () => {
    const outcomes = await Promise.all(
      ['arn:aws:s3:::tele*', '*'].map(Resource =>
        put(statement({ AWS: OTHER }, { Resource })),
      ),
    );
    expect(outcomes.map(o => o.$metadata.httpStatusCode)).toEqual([200, 200]);
  });
});
