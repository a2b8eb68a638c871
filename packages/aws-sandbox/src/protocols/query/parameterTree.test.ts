import { numberedChildren, parameterTree } from './parameterTree';

describe('parameterTree', () => {
  it('arranges parameters by the parts of their names', () => {
    const tree = parameterTree(
      new URLSearchParams('Tags.member.1.Key=a&Tags.member.1.Value=b&Name=n'),
    );
    const tag = tree.children
      .get('Tags')
      ?.children.get('member')
      ?.children.get('1');
    expect(tag?.children.get('Key')?.value).toBe('a');
    expect(tag?.children.get('Value')?.value).toBe('b');
    expect(tree.children.get('Name')?.value).toBe('n');
  });

  it('orders numbered children by number and closes gaps', () => {
    const tree = parameterTree([
      ['10', 'c'],
      ['2', 'a'],
      ['9', 'b'],
      ['0', 'no number of a list'],
      ['x', 'no number'],
    ]);
    expect(numberedChildren(tree).map(({ value }) => value)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('takes names for data, whatever they are', () => {
    const tree = parameterTree([['__proto__.polluted', 'yes']]);
    expect(
      tree.children.get('__proto__')?.children.get('polluted')?.value,
    ).toBe('yes');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
