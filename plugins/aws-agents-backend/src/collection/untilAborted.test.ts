import { untilAborted } from './untilAborted';

const reason = new Error('too long');
const never = new Promise<string>(() => {});
const later = (ms: number) =>
  new Promise<string>(resolve => setTimeout(() => resolve('done'), ms));

describe('untilAborted', () => {
  it('hands on what the work came to', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(later(1), signal)).resolves.toBe('done');
    await expect(
      untilAborted(Promise.reject(new Error('no')), signal),
    ).rejects.toThrow('no');
  });

  it('does not wait for work that hangs', async () => {
    const controller = new AbortController();
    const waiting = untilAborted(never, controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(untilAborted(never, controller.signal)).rejects.toBe(reason);
  });

  it('leaves work that ends within the grace its result', async () => {
    const aborted = AbortSignal.abort(reason);
    await expect(untilAborted(later(10), aborted, 500)).resolves.toBe('done');
    await expect(untilAborted(never, aborted, 10)).rejects.toBe(reason);
  });
});
