import { serviceModel } from '../model/serviceModels';
import { decodeXml } from './decodeXml';

const payload = (operation: string, member: string) =>
  serviceModel('s3').operation(operation)!.input.getMemberSchema(member);

const DELETE = payload('DeleteObjects', 'Delete');
const decode = (xml: string, schema = DELETE) =>
  decodeXml(schema, Buffer.from(xml));

describe('decodeXml', () => {
  it('reads lists of one and of many', () => {
    const one = '<Object><Key>a</Key></Object>';
    expect(decode(`<Delete>${one}</Delete>`)).toEqual({
      Objects: [{ Key: 'a' }],
    });
    expect(
      decode(
        `<?xml version="1.0" encoding="UTF-8"?>\n<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>true</Quiet>${one}<Object><Key>b &amp; c/d</Key></Object></Delete>`,
      ),
    ).toEqual({ Quiet: true, Objects: [{ Key: 'a' }, { Key: 'b & c/d' }] });
  });

  it('reads nested structures', () => {
    const schema = payload(
      'PutBucketEncryption',
      'ServerSideEncryptionConfiguration',
    );
    expect(
      decode(
        '<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>',
        schema,
      ),
    ).toEqual({
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
          BucketKeyEnabled: false,
        },
      ],
    });
  });

  it('reads an empty document', () => {
    expect(decode('<Delete/>')).toEqual({});
  });

  it.each([
    ['no XML', 'Delete'],
    ['another root', '<Remove><Object><Key>a</Key></Object></Remove>'],
    ['tags that do not close', '<Delete><Object></Delete>'],
    ['a cut document', '<Delete><Object><Key>a</Ke'],
    ['nothing', ''],
  ])('refuses %s', (_, xml) => {
    expect(() => decode(xml)).toThrow(
      expect.objectContaining({ name: 'UnparsableBody' }),
    );
  });

  it('says where a value is malformed', () => {
    expect(() => decode('<Delete><Quiet>loud</Quiet></Delete>')).toThrow(
      "expected a boolean at 'Quiet'",
    );
    expect(() => decode('<Delete><Object>text</Object></Delete>')).toThrow(
      "expected a structure at 'Objects'",
    );
  });
});
