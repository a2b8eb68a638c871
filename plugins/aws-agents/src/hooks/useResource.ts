import { useCallback, useEffect, useReducer, useState } from 'react';

/** Something that is loaded, and stays on screen while it is loaded again. */
export interface Resource<T> {
  /** The last good value, also after a later attempt failed. */
  value?: T;
  /** Why the newest attempt failed. */
  error?: Error;
  /** An attempt is under way. */
  loading: boolean;
  reload(): void;
}

interface State<T> {
  key: string;
  value?: T;
  error?: Error;
  loading: boolean;
}

type Event<T> =
  | { type: 'started'; key: string }
  | { type: 'loaded'; value: T }
  | { type: 'failed'; error: Error };

function reduce<T>(state: State<T>, event: Event<T>): State<T> {
  switch (event.type) {
    case 'started':
      return event.key === state.key
        ? { ...state, loading: true }
        : { key: event.key, loading: true };
    case 'loaded':
      return { key: state.key, value: event.value, loading: false };
    default:
      return { ...state, error: event.error, loading: false };
  }
}

/**
 * Loads a value, and loads it again when `load` changes or `reload` is called.
 * An attempt that has been overtaken is aborted and its outcome dropped.
 *
 * @param key - what is loaded; a value is never shown under another key
 * @param load - must keep its identity between renders (`useCallback`)
 */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const [attempt, setAttempt] = useState(0);
  const [state, dispatch] = useReducer(reduce<T>, { key, loading: true });
  const reload = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    dispatch({ type: 'started', key });
    load(controller.signal).then(
      value => controller.signal.aborted || dispatch({ type: 'loaded', value }),
      error => controller.signal.aborted || dispatch({ type: 'failed', error }),
    );
    return () => controller.abort();
  }, [key, load, attempt]);

  if (state.key !== key) {
    return { loading: true, reload };
  }
  const { value, error, loading } = state;
  return { value, error, loading, reload };
}
