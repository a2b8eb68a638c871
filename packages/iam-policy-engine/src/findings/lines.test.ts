import { parsePolicy } from '../policy/parsePolicy';
import { createLineLocator, statementLines } from './lines';

describe('createLineLocator', () => {
  const linesOf = createLineLocator('{\n  "a": [\n    1\n  ],\n  "b": 2\n}');

  it.each([
    ['$', { start: 1, end: 6 }],
    ['$.a', { start: 2, end: 4 }],
    ['$.a[0]', { start: 3, end: 3 }],
    ['$.b', { start: 5, end: 5 }],
    ['$.c', undefined],
  ])('%p: %j', (path, lines) => {
    expect(linesOf(path)).toEqual(lines);
  });

  it('knows nothing without a text', () => {
    expect(createLineLocator(undefined)('$')).toBeUndefined();
  });
});

describe('statementLines', () => {
  const document = {
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', Resource: '*' },
    ],
  };

  it('finds a statement in the text that the policy was parsed from', () => {
    const text = JSON.stringify(document, null, 2);
    const policy = parsePolicy(text, { type: 'identity' });
    expect(statementLines(policy, 0)).toEqual({ start: 3, end: 7 });
    expect(statementLines(policy, 1)).toEqual({ start: 8, end: 12 });
    expect(statementLines(policy, 2)).toBeUndefined();
  });

  it('knows no lines of a policy without text', () => {
    const policy = parsePolicy(document, { type: 'identity' });
    expect(statementLines(policy, 0)).toBeUndefined();
  });
});
