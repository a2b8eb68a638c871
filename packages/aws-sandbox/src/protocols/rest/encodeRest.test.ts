import { serviceModel } from '../model/serviceModels';
import { xmlDocuments } from './DocumentCodec';
import { encodeRestReply } from './encodeRest';

const XML = xmlDocuments('http://s3.amazonaws.com/doc/2006-03-01/');
const operation = (name: string) => serviceModel('s3').operation(name)!;
const text = (body: Uint8Array) => Buffer.from(body).toString();

describe('encodeRestReply', () => {
  it('binds members to headers and the payload to the body', () => {
    const reply = encodeRestReply(
      operation('GetObject'),
      {
        Body: Buffer.from('content'),
        ContentLength: 7,
        ContentType: 'text/plain',
        LastModified: new Date('2026-01-02T03:04:05Z'),
        BucketKeyEnabled: true,
        Metadata: { Team: 'payments', city: 'Zürich' },
      },
      XML,
    );
    expect(reply).toEqual({
      status: 200,
      headers: {
        'content-type': 'text/plain',
        'last-modified': 'Fri, 02 Jan 2026 03:04:05 GMT',
        'x-amz-server-side-encryption-bucket-key-enabled': 'true',
        'x-amz-meta-team': 'payments',
        'x-amz-meta-city': '=?UTF-8?B?WsO8cmljaA==?=',
      },
      body: Buffer.from('content'),
    });
  });

  it('answers part of the content with 206', () => {
    const reply = encodeRestReply(
      operation('GetObject'),
      { Body: Buffer.from('on'), ContentRange: 'bytes 1-2/7' },
      XML,
    );
    expect(reply.status).toBe(206);
    expect(reply.headers['content-range']).toBe('bytes 1-2/7');
  });

  it('keeps the length and drops the body for HEAD', () => {
    const reply = encodeRestReply(
      operation('HeadObject'),
      { ContentLength: 7 },
      XML,
      true,
    );
    expect(reply.headers['content-length']).toBe('7');
    expect(reply.body).toHaveLength(0);
  });

  it('writes a document with the root and lists that S3 has', () => {
    const reply = encodeRestReply(
      operation('ListObjectsV2'),
      { Name: 'b', KeyCount: 2, Contents: [{ Key: 'a' }, { Key: 'b<' }] },
      XML,
    );
    expect(text(reply.body)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        '<Contents><Key>a</Key></Contents><Contents><Key>b&lt;</Key></Contents><Name>b</Name><KeyCount>2</KeyCount>' +
        '</ListBucketResult>',
    );
  });

  it('writes a payload that is a structure under its own name', () => {
    const reply = encodeRestReply(
      operation('GetPublicAccessBlock'),
      { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
      XML,
    );
    expect(text(reply.body)).toContain(
      '<PublicAccessBlockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><BlockPublicAcls>true</BlockPublicAcls>',
    );
  });

  it('has the status that the operation states', () => {
    const reply = encodeRestReply(operation('DeleteObject'), {}, XML);
    expect(reply.status).toBe(204);
    expect(reply.body).toHaveLength(0);
  });
});
