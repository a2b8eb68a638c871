import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import type { WireError } from '../errors/wireError';
import {
  encodeEc2Error,
  encodeEc2Reply,
  encodeQueryError,
  encodeQueryReply,
} from './encodeQuery';

const OUTPUT: StaticStructureSchema = [3, 'test', 'Output', 0, ['Names'], [64]];
const FACTS = { xmlNamespace: 'https://test/' };
const operation = (output: StaticStructureSchema | 'unit') => ({
  name: 'Op',
  input: NormalizedSchema.of('unit'),
  output: NormalizedSchema.of(output),
});
const text = ({ body }: { body: Uint8Array }) => Buffer.from(body).toString();

const ERROR: WireError = {
  queryCode: 'Bad',
  shapeName: 'BadException',
  httpStatus: 409,
  message: 'a < b',
  messageMember: 'message',
  members: {},
  fault: 'Sender',
};

describe('encodeQuery', () => {
  it('wraps an output in response and result', () => {
    const reply = encodeQueryReply(
      operation(OUTPUT),
      { Names: ['a&b'] },
      FACTS,
      'r1',
    );
    expect(text(reply)).toBe(
      '<OpResponse xmlns="https://test/"><OpResult><Names><member>a&amp;b</member></Names></OpResult>' +
        '<ResponseMetadata><RequestId>r1</RequestId></ResponseMetadata></OpResponse>',
    );
    expect(reply.headers).toEqual({
      'content-type': 'text/xml',
      'x-amzn-requestid': 'r1',
    });
  });

  it('has no result where the operation has no output', () => {
    const reply = encodeQueryReply(operation('unit'), undefined, FACTS, 'r1');
    expect(text(reply)).toBe(
      '<OpResponse xmlns="https://test/"><ResponseMetadata><RequestId>r1</RequestId></ResponseMetadata></OpResponse>',
    );
  });

  it('words an error', () => {
    const reply = encodeQueryError(ERROR, FACTS, 'r1');
    expect(reply.status).toBe(409);
    expect(text(reply)).toBe(
      '<ErrorResponse xmlns="https://test/"><Error><Type>Sender</Type><Code>Bad</Code><Message>a &lt; b</Message>' +
        '</Error><RequestId>r1</RequestId></ErrorResponse>',
    );
  });

  it('has the members of an EC2 output side by side with the request id', () => {
    const reply = encodeEc2Reply(
      operation(OUTPUT),
      { Names: ['a'] },
      FACTS,
      'r1',
    );
    expect(text(reply)).toBe(
      '<OpResponse xmlns="https://test/"><requestId>r1</requestId><Names><member>a</member></Names></OpResponse>',
    );
  });

  it('words an error of EC2', () => {
    expect(text(encodeEc2Error(ERROR, 'r1'))).toContain(
      '<Response><Errors><Error><Code>Bad</Code><Message>a &lt; b</Message></Error></Errors><RequestID>r1</RequestID></Response>',
    );
  });
});
