import {
  ListObjectsCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { S3Sandbox, type UserName } from '../__fixtures__/s3Sandbox';

const Bucket = 'telemetry';
const KEYS = ['a', 'b/1', 'b/2', 'b/c/3', 'd e', 'logs/x', 'z'];

describe('listing objects', () => {
  let s3: S3Sandbox;

  beforeAll(async () => {
    s3 = await S3Sandbox.start([
      {
        name: Bucket,
        region: 'eu-west-1',
        objects: KEYS.map(key => ({ key, body: key })),
      },
    ]);
  });
  afterAll(() => s3.close());

  const v2 = (input = {}, user: UserName = 'admin') =>
    s3.client(user).send(new ListObjectsV2Command({ Bucket, ...input }));
  const v1 = (input = {}) =>
    s3.client().send(new ListObjectsCommand({ Bucket, ...input }));
  const keysOf = ({ Contents = [] }: { Contents?: { Key?: string }[] }) =>
    Contents.map(({ Key }) => Key);

  it('gives all keys in order, with what is known of each', async () => {
    const page = await v2();
    expect(keysOf(page)).toEqual(KEYS);
    expect(page).toMatchObject({
      Name: Bucket,
      KeyCount: 7,
      MaxKeys: 1000,
      IsTruncated: false,
    });
    expect(page.Contents![0]).toMatchObject({
      Size: 1,
      ETag: '"0cc175b9c0f1b6a831c399e269772661"',
      StorageClass: 'STANDARD',
    });
    expect(page.Contents![0].Owner).toBeUndefined();
  });

  it('rolls keys up into common prefixes', async () => {
    const page = await v2({ Prefix: 'b/', Delimiter: '/' });
    expect(keysOf(page)).toEqual(['b/1', 'b/2']);
    expect(page.CommonPrefixes).toEqual([{ Prefix: 'b/c/' }]);
    expect(page.KeyCount).toBe(3);
  });

  it('goes on where the token says', async () => {
    const pages = [];
    for await (const page of paginateListObjectsV2(
      { client: s3.client(), pageSize: 2 },
      { Bucket, Delimiter: '/' },
    )) {
      pages.push([
        ...keysOf(page),
        ...(page.CommonPrefixes ?? []).map(p => p.Prefix),
      ]);
    }
    expect(pages).toEqual([['a', 'b/'], ['d e', 'logs/'], ['z']]);
  });

  it('starts after a key', async () => {
    const page = await v2({ StartAfter: 'b/2' });
    expect(keysOf(page)).toEqual(['b/c/3', 'd e', 'logs/x', 'z']);
    expect(page.StartAfter).toBe('b/2');
  });

  it('gives owners and encoded keys to those who ask', async () => {
    const page = await v2({
      Prefix: 'd ',
      FetchOwner: true,
      EncodingType: 'url',
    });
    expect(page).toMatchObject({ Prefix: 'd+', EncodingType: 'url' });
    expect(page.Contents![0]).toMatchObject({
      Key: 'd+e',
      Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('answers the first version of the operation', async () => {
    const first = await v1({ MaxKeys: 2, Delimiter: '/' });
    expect(keysOf(first)).toEqual(['a']);
    expect(first).toMatchObject({
      CommonPrefixes: [{ Prefix: 'b/' }],
      IsTruncated: true,
      NextMarker: 'b/',
    });
    const second = await v1({ Marker: first.NextMarker, Delimiter: '/' });
    expect(keysOf(second)).toEqual(['d e', 'z']);
    expect(second.IsTruncated).toBe(false);
    const plain = await v1({ MaxKeys: 1 });
    expect(plain.NextMarker).toBeUndefined();
  });

  it.each([
    [{ MaxKeys: -1 }],
    [{ ContinuationToken: 'made up' }],
    [{ EncodingType: 'base64' }],
  ])('refuses %p', async input => {
    await expect(v2(input)).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  it('gives no more than 1000 keys', async () => {
    expect((await v2({ MaxKeys: 5000 })).MaxKeys).toBe(5000);
    expect((await v2({ MaxKeys: 0 })).KeyCount).toBe(0);
  });

  it('is allowed by prefix', async () => {
    expect(keysOf(await v2({ Prefix: 'logs/' }, 'reader'))).toEqual(['logs/x']);
    await expect(v2({ Prefix: 'b/' }, 'reader')).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(v2({}, 'reader')).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});
