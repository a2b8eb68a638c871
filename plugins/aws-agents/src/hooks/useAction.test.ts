import { act, renderHook, waitFor } from '@testing-library/react';
import { useAction } from './useAction';

describe('useAction', () => {
  it('tells that it runs, fails, and runs anew', async () => {
    const perform = jest
      .fn()
      .mockRejectedValueOnce(new Error('refused'))
      .mockResolvedValueOnce(undefined);
    const onDone = jest.fn();
    const { result } = renderHook(() => useAction(perform, onDone));
    expect(result.current.running).toBe(false);

    act(() => {
      result.current.run();
    });
    expect(result.current.running).toBe(true);
    await waitFor(() => expect(result.current.error?.message).toBe('refused'));
    expect(result.current.running).toBe(false);
    expect(onDone).not.toHaveBeenCalled();

    act(() => {
      result.current.run();
    });
    expect(result.current.error).toBeUndefined();
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  });

  it('leaves alone what is no longer on the page', async () => {
    let finish = () => {};
    const perform = () =>
      new Promise<void>(resolve => {
        finish = resolve;
      });
    const onDone = jest.fn();
    const { result, unmount } = renderHook(() => useAction(perform, onDone));
    act(() => {
      result.current.run();
    });
    unmount();
    await act(async () => finish());
    expect(onDone).not.toHaveBeenCalled();
  });
});
