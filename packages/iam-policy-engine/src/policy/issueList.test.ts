import { IssueList, describeValue, isRecord } from './issueList';

describe('IssueList', () => {
  it('keeps the first fifty issues', () => {
    const issues = new IssueList();
    for (let i = 0; i < 60; i += 1) {
      issues.add('wrong-type', `$[${i}]`, 'wrong', 'right');
    }
    expect(issues.issues).toHaveLength(50);
    expect(issues.issues[49].path).toBe('$[49]');
  });
});

describe('describeValue', () => {
  it.each([
    ['a "b"', '"a \\"b\\""'],
    ['x'.repeat(100), `"${'x'.repeat(60)}…"`],
    [null, 'null'],
    [undefined, 'nothing'],
    [7, '7'],
    [false, 'false'],
    [[1], 'a list'],
    [{}, 'a value of type object'],
    [Symbol('x'), 'a value of type symbol'],
    [BigInt(1), 'a value of type bigint'],
  ])('%p: %p', (value, expected) => {
    expect(describeValue(value)).toBe(expected);
  });
});

describe('isRecord', () => {
  it.each([
    [{}, true],
    [Object.create(null), true],
    [[], false],
    [null, false],
    ['x', false],
  ])('%p: %p', (value, expected) => {
    expect(isRecord(value)).toBe(expected);
  });
});
