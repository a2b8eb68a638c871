import { itemPath, memberPath } from './jsonPath';

describe('JSON paths', () => {
  it.each([
    ['Effect', '$.Effect'],
    ['aws:SourceIp', "$['aws:SourceIp']"],
    ["it's", "$['it\\'s']"],
    ['', "$['']"],
  ])('member %p: %p', (key, expected) => {
    expect(memberPath('$', key)).toBe(expected);
  });

  it('item', () => {
    expect(itemPath('$.Statement', 2)).toBe('$.Statement[2]');
  });
});
