import { createLineLocator } from './lines';

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
