import { readTags, requestTagKeys, withoutTags, withTags } from './tags';

const tag = (Key: string, Value = 'v') => ({ Key, Value });
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => tag(`k${i}`));

describe('tags of a request', () => {
  it('are read as they are', () => {
    expect(readTags([tag('team', 'Zahlungen + Käufe')])).toEqual([
      tag('team', 'Zahlungen + Käufe'),
    ]);
    expect(readTags()).toEqual([]);
    expect(readTags([tag('empty', '')])).toEqual([tag('empty', '')]);
    expect(readTags(many(50))).toHaveLength(50);
  });

  it.each([
    [[tag('a'), tag('A')], 'InvalidInput', 'Duplicate tag keys found.'],
    [[tag('aws:team')], 'InvalidInput', 'aws: prefixed tag key names'],
    [many(51), 'LimitExceeded', 'The number of tags has reached'],
    [[tag('a'), tag('')], 'ValidationError', "at 'tags.2.member.key'"],
    [[tag('k'.repeat(129))], 'ValidationError', 'less than or equal to 128'],
    [[tag('a', 'v'.repeat(257))], 'ValidationError', "'tags.1.member.value'"],
    [[tag('a#b')], 'ValidationError', 'regular expression pattern'],
  ])('are refused: %#', (tags, code, message) => {
    expect(() => readTags(tags)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringContaining(message),
      }),
    );
  });

  it('become condition keys', () => {
    expect(requestTagKeys([tag('team', 'payments'), tag('tier', '1')])).toEqual(
      {
        'aws:TagKeys': ['team', 'tier'],
        'aws:RequestTag/team': 'payments',
        'aws:RequestTag/tier': '1',
      },
    );
    expect(requestTagKeys()['aws:TagKeys']).toBeUndefined();
  });
});

describe('tags of an entity', () => {
  it('are replaced and removed whatever the case of their keys', () => {
    const tags = [tag('Team', 'a'), tag('tier', '1')];
    expect(withTags(tags, [tag('team', 'b')])).toEqual([
      tag('tier', '1'),
      tag('team', 'b'),
    ]);
    expect(withoutTags(tags, ['TIER', 'absent'])).toEqual([tag('Team', 'a')]);
  });

  it('are at most 50', () => {
    expect(withTags(many(49), [tag('last')])).toHaveLength(50);
    expect(withTags(many(50), [tag('k7', 'new')])).toHaveLength(50);
    expect(() => withTags(many(50), [tag('last')])).toThrow(
      expect.objectContaining({ code: 'LimitExceeded' }),
    );
  });
});
