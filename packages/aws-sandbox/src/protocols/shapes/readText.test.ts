import { NormalizedSchema } from '@smithy/core/schema';
import { MalformedValue } from './MalformedValue';
import { readText } from './readText';

const STRING = NormalizedSchema.of(0);
const NUMBER = NormalizedSchema.of(1);
const BOOLEAN = NormalizedSchema.of(2);
const BLOB = NormalizedSchema.of(21);
const TIMESTAMP = NormalizedSchema.of(4);

const read = (schema: NormalizedSchema, text: string) =>
  readText(schema, text, 'Some.Path', 'date-time');

describe('readText', () => {
  it.each([
    [STRING, ' as it is ', ' as it is '],
    [NUMBER, '-12.5e3', -12500],
    [NUMBER, 'NaN', NaN],
    [BOOLEAN, 'true', true],
    [BOOLEAN, 'False', false],
    [TIMESTAMP, '2026-01-02', new Date('2026-01-02T00:00:00Z')],
  ])('reads a value (%#)', (schema, text, value) => {
    expect(read(schema, text)).toEqual(value);
  });

  it('reads blobs from Base64', () => {
    expect(read(BLOB, 'aGk=')).toEqual(Buffer.from('hi'));
  });

  it.each([
    [NUMBER, '12x', 'number'],
    [NUMBER, '', 'number'],
    [NUMBER, '0x10', 'number'],
    [BOOLEAN, 'yes', 'boolean'],
    [BLOB, '*', 'blob'],
    [TIMESTAMP, 'now', 'timestamp'],
  ])('says where a value is malformed (%#)', (schema, text, expected) => {
    expect(() => read(schema, text)).toThrow(MalformedValue);
    expect(() => read(schema, text)).toThrow(
      `expected a ${expected} at 'Some.Path'`,
    );
  });
});
