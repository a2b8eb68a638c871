import { s3Address } from './s3Address';

describe('s3Address', () => {
  it.each([
    ['127.0.0.1:4566', '/', undefined, '/'],
    ['127.0.0.1:4566', '/bucket', 'bucket', '/'],
    ['127.0.0.1:4566', '/bucket/', 'bucket', '/'],
    ['localhost:4566', '/bucket/a//b%20c', 'bucket', '/a//b%20c'],
    ['s3.eu-west-1.amazonaws.com', '/bucket/k', 'bucket', '/k'],
    ['bucket.s3.eu-west-1.amazonaws.com', '/k/l', 'bucket', '/k/l'],
    ['bucket.s3.amazonaws.com', '/', 'bucket', '/'],
    ['bucket.s3-eu-west-1.amazonaws.com', '/k', 'bucket', '/k'],
    ['my.dotted.bucket.s3.localhost:4566', '/k', 'my.dotted.bucket', '/k'],
    ['Bucket.localhost:4566', '/k', 'bucket', '/k'],
    ['127.0.0.1', '/%zz/k', '%zz', '/k'],
  ])('splits %s%s', (host, path, bucket, rest) => {
    expect(s3Address(host, path)).toEqual({ bucket, path: rest });
  });
});
