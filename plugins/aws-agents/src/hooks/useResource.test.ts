import { act, renderHook, waitFor } from '@testing-library/react';
import { useResource } from './useResource';

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

describe('useResource', () => {
  it('loads, and keeps the value and tells the error when a later attempt fails', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce('first')
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValueOnce('third');
    const { result } = renderHook(() => useResource('a', load));
    expect(result.current).toMatchObject({ loading: true, value: undefined });
    await waitFor(() => expect(result.current.value).toBe('first'));

    act(() => result.current.reload());
    expect(result.current).toMatchObject({ loading: true, value: 'first' });
    await waitFor(() => expect(result.current.error?.message).toBe('down'));
    expect(result.current).toMatchObject({ loading: false, value: 'first' });

    act(() => result.current.reload());
    await waitFor(() => expect(result.current.value).toBe('third'));
    expect(result.current.error).toBeUndefined();
  });

  it('drops what was overtaken, and aborts it', async () => {
    const slow = deferred<string>();
    const signals: AbortSignal[] = [];
    const first = (signal: AbortSignal) => {
      signals.push(signal);
      return slow.promise;
    };
    const second = async () => 'second';
    const { result, rerender } = renderHook(
      ({ load }) => useResource('a', load),
      { initialProps: { load: first as typeof second | typeof first } },
    );
    rerender({ load: second });
    await waitFor(() => expect(result.current.value).toBe('second'));
    expect(signals[0].aborted).toBe(true);
    await act(async () => slow.resolve('first'));
    expect(result.current.value).toBe('second');
  });

  it('never shows a value under another key', async () => {
    const never = deferred<string>();
    const { result, rerender } = renderHook(
      ({ key, load }) => useResource(key, load),
      { initialProps: { key: 'a', load: async () => 'of a' } },
    );
    await waitFor(() => expect(result.current.value).toBe('of a'));
    rerender({ key: 'b', load: () => never.promise });
    expect(result.current).toMatchObject({ loading: true, value: undefined });
  });
});
