import { GroupRead } from './GroupRead';

describe('GroupRead', () => {
  it('reads once for all who ask together, and gives each its own', async () => {
    const read = jest.fn(
      async (keys: readonly string[]) =>
        new Map(keys.filter(key => key !== 'x').map(key => [key, `${key}!`])),
    );
    const reads = new GroupRead(read);
    expect(
      await Promise.all([reads.get(['a', 'b']), reads.get(['b', 'x'])]),
    ).toEqual([
      new Map([
        ['a', 'a!'],
        ['b', 'b!'],
      ]),
      new Map([['b', 'b!']]),
    ]);
    expect(read.mock.calls).toEqual([[['a', 'b', 'x']]]);
    expect(await reads.get([])).toEqual(new Map());
  });

  it('fails for all who asked, and reads again for the next', async () => {
    const read = jest.fn(async () => new Map([['a', 1]]));
    read.mockRejectedValueOnce(new Error('connection refused'));
    const reads = new GroupRead(read);
    const both = await Promise.allSettled([reads.get(['a']), reads.get(['a'])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await reads.get(['a'])).toEqual(new Map([['a', 1]]));
  });
});
