import { AwsError } from '../service';
import { decodeRequest, encodeError, identifyRequest } from '.';
import type { WireRequest } from './wire';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_1_0 = { 'content-type': 'application/x-amz-json-1.0' };

function post(
  body: string | Uint8Array,
  headers: WireRequest['headers'] = FORM,
  target = '/',
): WireRequest {
  return { method: 'POST', target, headers, body: Buffer.from(body) };
}

function failure(request: WireRequest, signingName?: string): AwsError {
  try {
    decodeRequest(request, { signingName });
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
  throw new Error('the request was accepted');
}

describe('identifyRequest', () => {
  it('takes the service from the credential scope', () => {
    const request = post('Action=ListUsers&Version=2010-05-08');
    expect(identifyRequest(request, { signingName: 'iam' })).toMatchObject({
      service: 'iam',
      protocol: 'awsQuery',
      operation: 'ListUsers',
    });
    expect(identifyRequest(request, { signingName: 'sts' })).toMatchObject({
      service: 'sts',
      operation: undefined,
    });
  });

  it('reads the action of a presigned request from its URL', () => {
    const request = {
      ...post('', {}),
      method: 'GET',
      target: '/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Date=d',
    };
    expect(identifyRequest(request, { signingName: 'sts' })).toMatchObject({
      service: 'sts',
      operation: 'GetCallerIdentity',
    });
  });

  it('knows an unsigned request by what it says', () => {
    const { service } = identifyRequest(
      post('{}', {
        ...JSON_1_0,
        'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics',
      }),
      {},
    );
    expect(service).toBe('cloudwatch');
    expect(
      identifyRequest({ ...post('', {}), method: 'GET', target: '/b/k' }, {}),
    ).toMatchObject({ service: 's3', operation: 'GetObject' });
  });

  it('takes a qualified target', () => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target':
        'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents',
    };
    expect(
      identifyRequest(post('{}', headers), { signingName: 'cloudtrail' }),
    ).toMatchObject({ service: 'cloudtrail', operation: 'LookupEvents' });
  });

  it('says in which words to answer a service that does not exist', () => {
    const target = identifyRequest(post('Action=X&Version=1'), {
      signingName: 'ec2',
    });
    expect(target).toEqual({ protocol: 'awsQuery' });
    const reply = encodeError(
      target,
      failure(post('Action=X&Version=1'), 'ec2'),
      'r1',
    );
    expect(Buffer.from(reply.body).toString()).toContain(
      "The sandbox has no service with the signing name 'ec2'",
    );
  });

  it.each(['/%zz/%zz', '/?%zz=%zz', '//', '/?a.b.c.__proto__=1'])(
    'never throws: %s',
    target => {
      const request = { ...post('%zz=%zz'), target };
      expect(() => identifyRequest(request, {})).not.toThrow();
      expect(() =>
        identifyRequest(request, { signingName: 's3' }),
      ).not.toThrow();
    },
  );
});

describe('decodeRequest', () => {
  const TARGET = 'GraniteServiceVersion20100801.PutMetricData';
  const CBOR = {
    'smithy-protocol': 'rpc-v2-cbor',
    'content-type': 'application/cbor',
  };
  const CBOR_PATH =
    '/service/GraniteServiceVersion20100801/operation/PutMetricData';

  it.each([
    ['no action', post('Version=2011-06-15'), 'sts', 'MissingAction'],
    [
      'an unknown action',
      post('Action=Dance&Version=2011-06-15'),
      'sts',
      'InvalidAction',
    ],
    [
      'another version',
      post('Action=GetCallerIdentity&Version=2011-06-14'),
      'sts',
      'InvalidAction',
    ],
    [
      'a malformed time in a query',
      post(
        'Action=GetMetricData&Version=2010-08-01&StartTime=yesterday&EndTime=2026-01-01&MetricDataQueries.member.1.Id=a',
      ),
      'monitoring',
      'MalformedInput',
    ],
    [
      'an unknown target',
      post('{}', { ...JSON_1_0, 'x-amz-target': 'Granite.Dance' }),
      'monitoring',
      'UnknownOperationException',
    ],
    [
      'a body that is no JSON',
      post('{', { ...JSON_1_0, 'x-amz-target': TARGET }),
      'monitoring',
      'SerializationException',
    ],
    [
      'a number where text belongs',
      post('{"Namespace":1}', { ...JSON_1_0, 'x-amz-target': TARGET }),
      'monitoring',
      'SerializationException',
    ],
    [
      'no namespace',
      post('{}', { ...JSON_1_0, 'x-amz-target': TARGET }),
      'monitoring',
      'MissingParameter',
    ],
    [
      'a body that is no CBOR',
      post(Buffer.from([0xbf, 0x61]), CBOR, CBOR_PATH),
      'monitoring',
      'SerializationException',
    ],
    [
      'an unknown CBOR operation',
      post('', CBOR, CBOR_PATH.replace('Put', 'Pat')),
      'monitoring',
      'UnknownOperationException',
    ],
    [
      'XML that S3 cannot read',
      post('<Delete><Obj', {}, '/b?delete'),
      's3',
      'MalformedXML',
    ],
    [
      'no body where S3 needs one',
      post('', {}, '/b?delete'),
      's3',
      'MalformedXML',
    ],
    [
      'a number of keys that is none',
      { ...post('', {}, '/b?max-keys=many'), method: 'GET' },
      's3',
      'InvalidArgument',
    ],
    [
      'a method S3 does not have',
      post('', {}, '/b/k'),
      's3',
      'MethodNotAllowed',
    ],
    ['an unknown service', post(''), 'ec2', 'UnknownOperationException'],
  ] as const)('refuses %s', (_, request, signingName, code) => {
    expect(failure(request, signingName).code).toBe(code);
  });

  it('counts the members that are missing', () => {
    const { message } = failure(
      post('Action=AssumeRole&Version=2011-06-15'),
      'sts',
    );
    expect(message).toBe(
      "2 validation errors detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null; Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null",
    );
  });
});
