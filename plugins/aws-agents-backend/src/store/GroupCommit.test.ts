import { GroupCommit } from './GroupCommit';

const turn = () => new Promise<void>(resolve => setImmediate(resolve));

function setUp() {
  const writes: string[][] = [];
  const pending: Array<{ resolve: () => void; reject: (e: Error) => void }> =
    [];
  const commit = new GroupCommit<string>(
    items =>
      new Promise((resolve, reject) => {
        writes.push([...items]);
        pending.push({ resolve, reject });
      }),
    item => item[0],
  );
  return { writes, pending, commit };
}

describe('GroupCommit', () => {
  it('writes together what comes in while a write is under way', async () => {
    const { writes, pending, commit } = setUp();
    const first = commit.add(['a1']);
    await turn();
    const others = [commit.add(['b1', 'c1']), commit.add(['d1'])];
    expect(writes).toEqual([['a1']]);
    pending[0].resolve();
    await first;
    await turn();
    expect(writes).toEqual([['a1'], ['b1', 'c1', 'd1']]);
    pending[1].resolve();
    await Promise.all(others);
  });

  it('writes one after the other what has the same key, in order', async () => {
    const { writes, pending, commit } = setUp();
    const all = [commit.add(['a1']), commit.add(['b1']), commit.add(['a2'])];
    await turn();
    pending[0].resolve();
    await turn();
    pending[1].resolve();
    await Promise.all(all);
    expect(writes).toEqual([['a1', 'b1'], ['a2']]);
  });

  it('lets nobody suffer for what others wrote', async () => {
    const { writes, pending, commit } = setUp();
    const good = commit.add(['a1']);
    const bad = commit.add(['b1']);
    bad.catch(() => {});
    await turn();
    pending[0].reject(new Error('together'));
    await turn();
    pending[1].resolve();
    await good;
    await turn();
    pending[2].reject(new Error('bad value'));
    await expect(bad).rejects.toThrow('bad value');
    expect(writes).toEqual([['a1', 'b1'], ['a1'], ['b1']]);
    const next = commit.add(['c1']);
    await turn();
    pending[3].resolve();
    await next;
  });

  it('writes nothing for nothing', async () => {
    const { writes, commit } = setUp();
    await commit.add([]);
    expect(writes).toEqual([]);
  });
});
