import { canonicalQuery, parseQuery } from './canonicalQuery';

const canonical = (query: string) => canonicalQuery(parseQuery(query));

describe('canonicalQuery', () => {
  it.each([
    ['nothing', '', ''],
    ['a name without value', 'lifecycle', 'lifecycle='],
    ['a value with an equals sign', 'a=b=c', 'a=b%3Dc'],
    ['an empty name', '=v', '=v'],
    ['empty segments', '&a=1&&b=2&', 'a=1&b=2'],
    ['names in another order', 'b=2&a=1', 'a=1&b=2'],
    ['upper case before lower case', 'a=1&A=2', 'A=2&a=1'],
    ['values in another order', 'a=2&a=10&a=1', 'a=1&a=10&a=2'],
    [
      'a name that is a prefix of another, before it',
      'Param-3=x&Param=y',
      'Param=y&Param-3=x',
    ],
    ['escapes in lower case', 'a=%e1%88%b4', 'a=%E1%88%B4'],
    ['escapes that are not needed', '%61=%7e', 'a=~'],
    ['a plus', 'a=b+c', 'a=b%2Bc'],
    ['a question mark', 'a=b?c', 'a=b%3Fc'],
    ['sorting by what is escaped', '{=1&z=2', '%7B=1&z=2'],
  ])('handles %s', (_, query, expected) => {
    expect(canonical(query)).toBe(expected);
  });
});
