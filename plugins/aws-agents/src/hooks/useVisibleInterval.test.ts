import { renderHook } from '@testing-library/react';
import { useVisibleInterval } from './useVisibleInterval';

function setVisibility(state: DocumentVisibilityState) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: state,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('useVisibleInterval', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    setVisibility('visible');
    jest.useRealTimers();
  });

  it('calls while visible, pauses while hidden, and catches up once', () => {
    const callback = jest.fn();
    renderHook(() => useVisibleInterval(callback, 60_000));
    jest.advanceTimersByTime(60_000);
    expect(callback).toHaveBeenCalledTimes(1);

    setVisibility('hidden');
    jest.advanceTimersByTime(180_000);
    expect(callback).toHaveBeenCalledTimes(1);

    setVisibility('visible');
    expect(callback).toHaveBeenCalledTimes(2);
  });

  it('does not hurry when the tab was hidden for less than a turn', () => {
    const callback = jest.fn();
    renderHook(() => useVisibleInterval(callback, 60_000));
    setVisibility('hidden');
    jest.advanceTimersByTime(10_000);
    setVisibility('visible');
    expect(callback).not.toHaveBeenCalled();
  });
});
