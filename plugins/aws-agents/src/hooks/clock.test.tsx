import { act, render, screen } from '@testing-library/react';
import { ServerClock, useNow } from './clock';

const Now = () => <p>{new Date(useNow(1000)).toISOString()}</p>;

describe('ServerClock', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.setSystemTime(new Date('2026-11-24T12:00:00Z'));
  });
  afterEach(() => jest.useRealTimers());

  it('counts by the server when the browser is an hour behind', () => {
    render(
      <ServerClock serverTime="2026-11-24T13:00:00Z">
        <Now />
      </ServerClock>,
    );
    expect(screen.getByText('2026-11-24T13:00:00.000Z')).toBeInTheDocument();
    act(() => {
      jest.advanceTimersByTime(5000);
    });
    expect(screen.getByText('2026-11-24T13:00:05.000Z')).toBeInTheDocument();
  });

  it.each([undefined, '2026-11-24T11:59:59Z', 'nonsense'])(
    'counts by the browser when the server says %s',
    serverTime => {
      render(
        <ServerClock serverTime={serverTime}>
          <Now />
        </ServerClock>,
      );
      expect(screen.getByText('2026-11-24T12:00:00.000Z')).toBeInTheDocument();
    },
  );
});
