import { checkPreconditions, type Preconditions } from './preconditions';

const OBJECT = {
  etag: '"abc"',
  lastModified: new Date('2026-01-02T12:00:00Z'),
};
const BEFORE = new Date('2026-01-02T11:59:59Z');
const AFTER = new Date('2026-01-02T12:00:01Z');

const outcome = (conditions: Preconditions) => {
  try {
    checkPreconditions(OBJECT, conditions);
    return 'met';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('checkPreconditions', () => {
  it.each<[Preconditions, string]>([
    [{}, 'met'],
    [{ IfMatch: '"abc"' }, 'met'],
    [{ IfMatch: 'abc' }, 'met'],
    [{ IfMatch: '"x", "abc"' }, 'met'],
    [{ IfMatch: '*' }, 'met'],
    [{ IfMatch: '"x"' }, 'PreconditionFailed'],
    [{ IfUnmodifiedSince: AFTER }, 'met'],
    [{ IfUnmodifiedSince: BEFORE }, 'PreconditionFailed'],
    [{ IfMatch: '"abc"', IfUnmodifiedSince: BEFORE }, 'met'],
    [{ IfNoneMatch: '"x"' }, 'met'],
    [{ IfNoneMatch: '"abc"' }, 'NotModified'],
    [{ IfModifiedSince: BEFORE }, 'met'],
    [{ IfModifiedSince: OBJECT.lastModified }, 'NotModified'],
    [{ IfNoneMatch: '"x"', IfModifiedSince: AFTER }, 'met'],
    [{ IfNoneMatch: '"abc"', IfModifiedSince: BEFORE }, 'NotModified'],
  ])('%p is %s', (conditions, expected) => {
    expect(outcome(conditions)).toBe(expected);
  });
});
