import { useCallback, useEffect, useRef, useState } from 'react';

/** Something the reader can start, once at a time. */
export interface Action {
  running: boolean;
  error?: Error;
  run(): void;
}

/**
 * Runs `perform` on demand, then `onDone`; remembers why it failed until it is
 * run again.
 */
export function useAction(
  perform: () => Promise<void>,
  onDone: () => void,
): Action {
  const [state, setState] = useState<{ running: boolean; error?: Error }>({
    running: false,
  });
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = useCallback(async () => {
    setState({ running: true });
    try {
      await perform();
      if (mounted.current) {
        setState({ running: false });
        onDone();
      }
    } catch (error) {
      if (mounted.current) {
        setState({ running: false, error: error as Error });
      }
    }
  }, [perform, onDone]);
  return { ...state, run };
}
