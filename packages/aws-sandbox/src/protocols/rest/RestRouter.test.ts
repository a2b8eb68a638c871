import { parseQuery, type RestRequest } from './restRequest';
import { restRouter } from './restTarget';

function s3Request(
  method: string,
  target: string,
  headers: RestRequest['headers'] = {},
): RestRequest {
  const [, bucket = '', path = '', query = ''] =
    /^\/([^/?]*)([^?]*)\??(.*)$/.exec(target) ?? [];
  return {
    method,
    path: path || '/',
    query: parseQuery(query),
    headers,
    body: Buffer.alloc(0),
    labels: bucket ? { Bucket: bucket } : {},
  };
}

describe('RestRouter', () => {
  it.each([
    ['GET', '/', 'ListBuckets'],
    ['GET', '/?x-id=ListBuckets', 'ListBuckets'],
    ['HEAD', '/b', 'HeadBucket'],
    ['PUT', '/b', 'CreateBucket'],
    ['DELETE', '/b', 'DeleteBucket'],
    ['GET', '/b', 'ListObjects'],
    ['GET', '/b?prefix=a&delimiter=%2F', 'ListObjects'],
    ['GET', '/b?list-type=2&prefix=a', 'ListObjectsV2'],
    ['GET', '/b?location', 'GetBucketLocation'],
    ['GET', '/b?location=', 'GetBucketLocation'],
    ['GET', '/b?policy', 'GetBucketPolicy'],
    ['GET', '/b?policyStatus', 'GetBucketPolicyStatus'],
    ['PUT', '/b?encryption', 'PutBucketEncryption'],
    ['GET', '/b?versions', 'ListObjectVersions'],
    ['POST', '/b?delete', 'DeleteObjects'],
    ['GET', '/b/k', 'GetObject'],
    ['GET', '/b/k/l?x-id=GetObject', 'GetObject'],
    ['GET', '/b/k?uploadId=u', 'ListParts'],
    ['HEAD', '/b/k', 'HeadObject'],
    ['PUT', '/b/k', 'PutObject'],
    ['PUT', '/b/k?partNumber=1&uploadId=u', 'UploadPart'],
    ['POST', '/b/k?uploads', 'CreateMultipartUpload'],
    ['POST', '/b/k?uploadId=u', 'CompleteMultipartUpload'],
    ['DELETE', '/b/k', 'DeleteObject'],
    ['DELETE', '/b/k?uploadId=u', 'AbortMultipartUpload'],
  ])('finds S3 %s %s', (method, target, operation) => {
    const found = restRouter('s3').find(s3Request(method, target));
    expect(found?.operation.name).toBe(operation);
  });

  it('tells a copy from a write by its header', () => {
    const headers = { 'x-amz-copy-source': '/b/other' };
    const found = restRouter('s3').find(s3Request('PUT', '/b/k', headers));
    expect(found?.operation.name).toBe('CopyObject');
  });

  it('keeps the key as it is encoded, double slashes too', () => {
    const found = restRouter('s3').find(s3Request('GET', '/b/a//b%20c/'));
    expect(found?.labels).toEqual({ Key: 'a//b%20c/' });
  });

  it('finds nothing for a method that a resource does not have', () => {
    expect(restRouter('s3').find(s3Request('POST', '/b/k'))).toBeUndefined();
    expect(restRouter('s3').find(s3Request('PATCH', '/b'))).toBeUndefined();
  });

  it('finds operations by literal paths', () => {
    const request = {
      ...s3Request('GET', '/'),
      path: '/federation/credentials',
      query: parseQuery('role_name=r&account_id=a'),
      headers: { 'x-amz-sso_bearer_token': 't' },
    };
    expect(restRouter('sso').find(request)?.operation.name).toBe(
      'GetRoleCredentials',
    );
  });
});
