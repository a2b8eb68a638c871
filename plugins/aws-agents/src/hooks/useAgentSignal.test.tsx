import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { TestSignals } from '../__testUtils__';
import { ANY_AGENT, useAgentSignal } from './useAgentSignal';

const ME = '0123456789abcdef';
const OTHER = 'fedcba9876543210';
const changed = (...keys: string[]) => ({ changed: keys, observed: [] });
const observed = (...keys: string[]) => ({ changed: [], observed: keys });

function listen(signalKey: string | undefined, signals?: TestSignals) {
  const onNews = jest.fn();
  const apis: any = signals ? [[signalApiRef, signals]] : [];
  const { unmount } = renderHook(() => useAgentSignal(signalKey, onNews), {
    wrapper: ({ children }: { children?: ReactNode }) => (
      <TestApiProvider apis={apis}>{children}</TestApiProvider>
    ),
  });
  return { onNews, unmount };
}

describe('useAgentSignal', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('answers a burst of news once, and the next news again', () => {
    const signals = new TestSignals();
    const { onNews } = listen(ME, signals);
    for (let burst = 0; burst < 5; burst++) {
      signals.send(changed(ME));
    }
    jest.advanceTimersByTime(1000);
    expect(onNews).toHaveBeenCalledTimes(1);
    signals.send(changed(ME));
    jest.advanceTimersByTime(1000);
    expect(onNews).toHaveBeenCalledTimes(2);
  });

  it.each([
    [changed(ME), true],
    [observed(OTHER, ME), true],
    [changed(OTHER), false],
    [observed(OTHER), false],
    [{ type: 'else' }, false],
    [{ changed: ME, observed: 7 }, false],
  ])('hears %j: %p', (message, heard) => {
    const signals = new TestSignals();
    const { onNews } = listen(ME, signals);
    signals.send(message);
    jest.advanceTimersByTime(1000);
    expect(onNews).toHaveBeenCalledTimes(heard ? 1 : 0);
  });

  it('hears of any agent that changed when none is named, until it is unmounted', () => {
    const signals = new TestSignals();
    const { onNews, unmount } = listen(ANY_AGENT, signals);
    signals.send(observed(ME, OTHER));
    jest.advanceTimersByTime(5000);
    expect(onNews).not.toHaveBeenCalled();
    signals.send(changed(OTHER));
    jest.advanceTimersByTime(4000);
    signals.send(changed(ME));
    jest.advanceTimersByTime(1000);
    expect(onNews).toHaveBeenCalledTimes(1);
    signals.send(changed(ME));
    unmount();
    jest.advanceTimersByTime(5000);
    expect(onNews).toHaveBeenCalledTimes(1);
  });

  it('hears nothing before it knows the key', () => {
    const signals = new TestSignals();
    const { onNews } = listen(undefined, signals);
    signals.send({ type: 'else' });
    signals.send(changed(ME));
    jest.advanceTimersByTime(1000);
    expect(onNews).not.toHaveBeenCalled();
  });

  it('does without signals', () => {
    expect(listen(ME).onNews).not.toHaveBeenCalled();
  });
});
