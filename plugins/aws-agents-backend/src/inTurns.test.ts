import { inTurns } from './inTurns';

describe('inTurns', () => {
  it('hands out all of a list, and lets others have their turn in between', async () => {
    const seen: Array<number[] | string> = [];
    const others = setImmediate(() => seen.push('others'));
    for await (const part of inTurns([1, 2, 3, 4, 5], 2)) {
      seen.push(part);
    }
    clearImmediate(others);
    expect(seen).toEqual([[1, 2], 'others', [3, 4], [5]]);
  });

  it('hands out nothing of nothing', async () => {
    expect(await inTurns([], 2).next()).toMatchObject({ done: true });
  });
});
