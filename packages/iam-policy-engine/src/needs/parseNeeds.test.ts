import fc from 'fast-check';
import { NeedsParseError } from './errors';
import { parseNeeds } from './parseNeeds';

const need = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/*' };

function issuesOf(input: unknown): string[] {
  try {
    parseNeeds(input);
  } catch (error) {
    if (error instanceof NeedsParseError) {
      return error.issues.map(({ path, message }) => `${path}: ${message}`);
    }
    throw error;
  }
  return [];
}

describe('parseNeeds', () => {
  it('reads needs with all they can have', () => {
    const full = {
      ...need,
      conditions: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      why: 'Reads deliveries',
    };
    expect(parseNeeds(JSON.stringify([need, full]))).toEqual([need, full]);
  });

  it.each([
    ['{', '$: '],
    ['{}', '$: a value of type object is no list of needs'],
    ['[]', '$: an empty list is no list of needs'],
    [[1], '$[0]: 1 is no need'],
    [[{ action: 's3:GetObject' }], '$[0].resource: the need has no resource'],
    [[{ ...need, action: 7 }], '$[0].action: 7 is no action'],
    [[{ ...need, action: 'GetObject' }], '$[0].action: "GetObject" is no'],
    [[{ ...need, resource: 'bucket' }], '$[0].resource: "bucket" is no ARN'],
    [[{ ...need, why: '' }], '$[0].why: "" is no why'],
    [[{ ...need, reason: 'x' }], '$[0].reason: "reason" is no member'],
    [
      [{ ...need, conditions: { Equals: { 'aws:x': '1' } } }],
      '$[0].conditions.Equals: "Equals" is no condition operator',
    ],
  ])('refuses %j', (input, message) => {
    const issues = issuesOf(input);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(message);
  });

  it('throws nothing else, whatever the input', () => {
    const member = fc.oneof(fc.string(), fc.jsonValue());
    const almost = fc.array(
      fc.record(
        { action: member, resource: member, conditions: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), almost), input => {
        issuesOf(input);
      }),
      { seed: 3, numRuns: 1500 },
    );
  });
});
