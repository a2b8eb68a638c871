import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';

/** Milliseconds by which the server's clock is ahead of the browser's. */
const ClockOffset = createContext(0);

/**
 * Makes everything inside count by the server's clock, so that a browser with
 * a wrong clock does not show a live session as expired.
 */
export const ServerClock = (props: {
  /** ISO 8601 time at which the server answered. */
  serverTime: string | undefined;
  children: ReactNode;
}) => {
  const { serverTime } = props;
  const offset = useMemo(() => {
    const ms = serverTime ? Date.parse(serverTime) - Date.now() : 0;
    // Less than two seconds is the way of the answer, not a wrong clock.
    return Number.isFinite(ms) && Math.abs(ms) > 2000 ? ms : 0;
  }, [serverTime]);
  return (
    <ClockOffset.Provider value={offset}>{props.children}</ClockOffset.Provider>
  );
};

/**
 * The server's time in epoch milliseconds, kept up to date.
 *
 * @param everyMs - how often to render again, in milliseconds
 */
export function useNow(everyMs: number): number {
  const offset = useContext(ClockOffset);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now + offset;
}
