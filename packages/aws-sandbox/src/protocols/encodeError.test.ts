import { cbor } from '@smithy/core/cbor';
import { AwsError } from '../service';
import { encodeError } from '.';

const text = (body: Uint8Array) => Buffer.from(body).toString();
const DENIED = new AwsError('AccessDenied', 'no', 403);
const THROTTLED = new AwsError('ThrottlingException', 'slow', 400);

describe('encodeError', () => {
  it('names common errors as each protocol does', () => {
    const json = encodeError(
      { service: 'cloudtrail', protocol: 'awsJson1_1' },
      DENIED,
      'r1',
    );
    expect(JSON.parse(text(json.body))).toEqual({
      __type: 'AccessDeniedException',
      message: 'no',
    });
    const query = encodeError(
      { service: 'sts', protocol: 'awsQuery' },
      THROTTLED,
      'r1',
    );
    expect(text(query.body)).toContain('<Code>Throttling</Code>');
  });

  it('gives query-style codes to clients that ask for them', () => {
    const target = {
      service: 'cloudwatch',
      protocol: 'awsJson1_0',
      queryMode: true,
    } as const;
    expect(encodeError(target, DENIED, 'r1').headers).toMatchObject({
      'x-amzn-query-error': 'AccessDenied;Sender',
    });
    expect(
      encodeError({ ...target, queryMode: false }, DENIED, 'r1').headers,
    ).not.toHaveProperty('x-amzn-query-error');
  });

  it('puts the fault on the service for 5xx', () => {
    const failed = new AwsError('InternalFailure', 'oops', 500);
    const reply = encodeError(
      { service: 'cloudwatch', protocol: 'rpcV2Cbor', queryMode: true },
      failed,
      'r1',
    );
    expect(reply.status).toBe(500);
    expect(reply.headers).toMatchObject({
      'smithy-protocol': 'rpc-v2-cbor',
      'x-amzn-query-error': 'InternalFailure;Receiver',
    });
    expect(cbor.deserialize(reply.body)).toEqual({
      __type: 'InternalFailure',
      message: 'oops',
    });
  });

  it('carries the members of an S3 error, its resource and the region', () => {
    const moved = new AwsError('PermanentRedirect', 'elsewhere', 301, {
      Bucket: 'b',
      Region: 'eu-west-1',
    });
    const target = { service: 's3', protocol: 'restXml' } as const;
    const reply = encodeError({ ...target, resource: '/b/k' }, moved, 'r1');
    expect(reply.status).toBe(301);
    expect(reply.headers).toMatchObject({
      'x-amz-bucket-region': 'eu-west-1',
      'x-amz-request-id': 'r1',
    });
    expect(text(reply.body)).toMatch(
      /<Error><Code>PermanentRedirect<\/Code><Message>elsewhere<\/Message><Bucket>b<\/Bucket>.*<Resource>\/b\/k<\/Resource><RequestId>r1<\/RequestId><HostId>/,
    );
  });

  it('has no body for HEAD and for 304', () => {
    const target = { service: 's3', protocol: 'restXml' } as const;
    const missing = new AwsError('NoSuchKey', 'gone', 404);
    expect(
      encodeError({ ...target, bodiless: true }, missing, 'r1').body,
    ).toHaveLength(0);
    const same = new AwsError('NotModified', 'same', 304);
    expect(encodeError(target, same, 'r1').body).toHaveLength(0);
  });
});
