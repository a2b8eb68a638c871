import { analyse, rulesFor } from './__fixtures__/analyse';
import { knowledge } from './__fixtures__/knowledge';

const when = (Condition: object, more: object = {}) => ({ Condition, ...more });

describe('conditions that mislead', () => {
  it.each([
    [
      'condition-type-mismatch',
      { IpAddress: { 'aws:SourceIp': 'office' } },
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    ],
    [
      'condition-type-mismatch',
      { DateLessThan: { 'aws:CurrentTime': 'soon' } },
      { DateLessThan: { 'aws:CurrentTime': '2030-01-01' } },
    ],
    [
      'condition-type-mismatch',
      { NumericEquals: { 's3:max-keys': 'ten' } },
      { NumericEquals: { 's3:max-keys': '10' } },
    ],
    [
      'condition-type-mismatch',
      { Bool: { 'aws:SecureTransport': 'yes' } },
      { Bool: { 'aws:SecureTransport': 'True' } },
    ],
    [
      'condition-type-mismatch',
      { Null: { 'aws:TokenIssueTime': '0' } },
      { Null: { 'aws:TokenIssueTime': 'false' } },
    ],
    [
      'condition-type-mismatch',
      { ArnLike: { 'aws:SourceArn': 'topic' } },
      { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:t' } },
    ],
    [
      'condition-type-mismatch',
      { BinaryEquals: { 'x:y': '!' } },
      { BinaryEquals: { 'x:y': 'QQ==' } },
    ],
    [
      'wildcard-without-like',
      { StringEquals: { 's3:prefix': 'home/*' } },
      { StringLike: { 's3:prefix': 'home/*' } },
    ],
    [
      'wildcard-without-like',
      { StringEqualsIgnoreCase: { 's3:prefix': 'a?' } },
      { StringEquals: { 's3:prefix': '${*}' } },
    ],
    [
      'set-operator-on-single-value',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgID': 'o-1' } },
      { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'a' } },
    ],
    [
      'set-operator-on-single-value',
      { 'ForAllValues:StringLike': { 's3:prefix': 'a' } },
      { 'ForAnyValue:StringLike': { 'dynamodb:Attributes': 'a' } },
    ],
    [
      'for-all-values-allow',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } },
      {
        'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' },
        Null: { 'aws:TagKeys': 'false' },
      },
    ],
  ])('%s: %j, but not %j', (rule, bad, good) => {
    expect(rulesFor(when(bad), { knowledge })).toContain(rule);
    expect(rulesFor(when(good), { knowledge })).not.toContain(rule);
  });

  it('lets ForAllValues deny', () => {
    const condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } };
    expect(rulesFor(when(condition, { Effect: 'Deny' }))).toEqual([]);
  });

  it('points at the line of the condition', () => {
    const [finding] = analyse(
      when({ IpAddress: { 'aws:SourceIp': ['1.2.3.4', 'x'] } }),
    );
    expect(finding.path).toBe(
      "$.Statement[0].Condition.IpAddress['aws:SourceIp']",
    );
    expect(finding.evidence).toBe('IpAddress with "x"');
    expect(finding.lines).toEqual({ start: 10, end: 13 });
  });
});
