import { tag, tagSymbol } from '@smithy/core/cbor';
import { CBOR_FORMAT } from '../cbor/cborFormat';
import { JSON_FORMAT } from '../json/jsonFormat';
import { serviceModel } from '../model/serviceModels';
import { readTree } from './readTree';

const { input } = serviceModel('cloudwatch').operation('PutMetricData')!;
const TIME = new Date('2026-01-02T03:04:05.250Z');

const withTimestamp = (Timestamp: unknown) => ({
  MetricData: [{ MetricName: 'm', Timestamp, Values: [1, 2.5] }],
});

describe('readTree', () => {
  it('turns JSON numbers into times', () => {
    expect(
      readTree(input, withTimestamp(1767323045.25), '', JSON_FORMAT),
    ).toEqual(withTimestamp(TIME));
  });

  it('turns tagged CBOR numbers into times, and big integers into numbers', () => {
    const tagged = tag({ tag: 1, value: 1767323045.25, [tagSymbol]: true });
    expect(
      readTree(
        input,
        { ...withTimestamp(tagged), StrictEntityValidation: true },
        '',
        CBOR_FORMAT,
      ),
    ).toEqual({ ...withTimestamp(TIME), StrictEntityValidation: true });
    expect(
      readTree(input, { MetricData: [{ Value: 5n }] }, '', CBOR_FORMAT),
    ).toEqual({ MetricData: [{ Value: 5 }] });
  });

  it('leaves out nulls and members that the shape does not have', () => {
    expect(
      readTree(
        input,
        { Namespace: null, Nonsense: 1, constructor: 2 },
        '',
        JSON_FORMAT,
      ),
    ).toEqual({});
  });

  it.each([
    [{ Namespace: 1 }, "expected a string at 'Namespace'"],
    [{ MetricData: {} }, "expected a list at 'MetricData'"],
    [{ MetricData: [1] }, "expected a structure at 'MetricData.1'"],
    [
      { MetricData: [{ Value: '1' }] },
      "expected a number at 'MetricData.1.Value'",
    ],
    [
      withTimestamp('yesterday'),
      "expected a timestamp at 'MetricData.1.Timestamp'",
    ],
    [
      { StrictEntityValidation: 'true' },
      "expected a boolean at 'StrictEntityValidation'",
    ],
    [[], "expected a structure at ''"],
  ])('says where a document is malformed (%#)', (document, message) => {
    expect(() => readTree(input, document, '', JSON_FORMAT)).toThrow(message);
  });
});
