import { shareFor } from './shareFor';

describe('shareFor', () => {
  it('calls once for all who ask in time', async () => {
    let now = 0;
    const call = jest.fn(async () => now);
    const shared = shareFor(100, call, () => now);
    expect(await Promise.all([shared(), shared()])).toEqual([0, 0]);
    now = 99;
    expect(await shared()).toBe(0);
    now = 100;
    expect(await shared()).toBe(100);
    expect(call).toHaveBeenCalledTimes(2);
  });

  it('remembers no failure', async () => {
    const call = jest.fn(async () => 'answer');
    call.mockRejectedValueOnce(new Error('catalog is away'));
    const shared = shareFor(100, call, () => 0);
    await expect(shared()).rejects.toThrow('catalog is away');
    expect(await shared()).toBe('answer');
  });
});
