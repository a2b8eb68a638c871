import { patientLimit } from './patientLimit';

describe('patientLimit', () => {
  it('runs so many at a time', async () => {
    const limit = patientLimit(2, 60_000);
    let running = 0;
    let most = 0;
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(answer =>
        limit(async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise(resolve => setImmediate(resolve));
          running -= 1;
          return answer;
        }),
      ),
    );
    expect(answers).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('waits for nobody who is slow', async () => {
    const limit = patientLimit(1, 1);
    const slow = limit(() => new Promise<string>(() => {}));
    expect(await limit(async () => 'quick')).toBe('quick');
    expect(await Promise.race([slow, 'still running'])).toBe('still running');
  });

  it('hands on what goes wrong, and goes on', async () => {
    const limit = patientLimit(1, 60_000);
    await expect(
      limit(async () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await limit(async () => 1)).toBe(1);
  });
});
