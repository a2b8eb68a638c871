import { CredentialCell } from './CredentialCell';

describe('CredentialCell', () => {
  let now: number;
  let loads: number;
  let fails: boolean;
  let cell: CredentialCell<{ id: number; renewAt: number; expiresAt: number }>;
  const flush = () => new Promise(resolve => setImmediate(resolve));

  beforeEach(() => {
    now = 0;
    loads = 0;
    fails = false;
    cell = CredentialCell.create({
      load: async () => {
        loads += 1;
        if (fails) {
          throw new Error('no');
        }
        return { id: loads, renewAt: now + 50, expiresAt: now + 100 };
      },
      clock: { now: () => now, random: () => 0 },
      retryMs: 10,
    });
  });

  it('loads once for all callers', async () => {
    const values = await Promise.all([cell.get(), cell.get(), cell.get()]);
    expect(values.map(({ id }) => id)).toEqual([1, 1, 1]);
  });

  it('serves the old value while it renews, and while renewal fails', async () => {
    await cell.get();
    fails = true;
    now = 60;
    expect((await cell.get()).id).toBe(1);
    await flush();
    expect((await cell.get()).id).toBe(1);
    expect(loads).toBe(2);
    expect(cell.lastError()).toEqual(new Error('no'));
    fails = false;
    now = 70;
    expect((await cell.get()).id).toBe(1);
    await flush();
    expect((await cell.get()).id).toBe(3);
    expect(cell.lastError()).toBeUndefined();
  });

  it('remembers for a while that there is nothing', async () => {
    fails = true;
    await expect(cell.get()).rejects.toThrow('no');
    await expect(cell.get()).rejects.toThrow('no');
    expect(loads).toBe(1);
    now = 10;
    fails = false;
    expect((await cell.get()).id).toBe(2);
  });

  it('fails when the source never answers, and tries again later', async () => {
    let answers = false;
    const silent = CredentialCell.create({
      load: () =>
        answers
          ? Promise.resolve({ renewAt: 50, expiresAt: 100 })
          : new Promise<never>(() => {}),
      clock: { now: () => now, random: () => 0 },
      retryMs: 10,
      timeoutMs: 20,
    });
    await expect(silent.get()).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'The source of the credentials did not answer within 0.02 s',
    });
    answers = true;
    now = 10;
    await expect(silent.get()).resolves.toMatchObject({ expiresAt: 100 });
  });

  it('does not keep what was on its way when it was invalidated', async () => {
    const early = cell.get();
    cell.invalidate();
    expect((await early).id).toBe(1);
    expect(cell.peek()).toBeNull();
    expect((await cell.get()).id).toBe(2);
  });

  it('loads at once what was invalidated', async () => {
    await cell.get();
    cell.invalidate();
    expect(cell.peek()).toBeNull();
    expect((await cell.get()).id).toBe(2);
  });

  it('does not serve what has expired', async () => {
    await cell.get();
    now = 100;
    expect((await cell.get()).id).toBe(2);
  });
});
