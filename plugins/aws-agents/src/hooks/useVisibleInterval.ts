import { useEffect, useRef } from 'react';

/**
 * Calls back every so often while the browser tab can be seen. A tab that
 * comes back into view after a missed turn is served at once.
 *
 * @param everyMs - in milliseconds
 */
export function useVisibleInterval(callback: () => void, everyMs: number) {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  }, [callback]);

  useEffect(() => {
    let lastTurn = Date.now();
    const turn = () => {
      if (document.visibilityState === 'visible') {
        lastTurn = Date.now();
        latest.current();
      }
    };
    const catchUp = () => {
      if (Date.now() - lastTurn >= everyMs) {
        turn();
      }
    };
    const timer = setInterval(turn, everyMs);
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [everyMs]);
}
