import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * One parameter of the address, so that what is on screen can be shared as a
 * link. The default is not written; other parameters are left alone.
 */
export function useQueryParam(
  name: string,
  defaultValue: string,
): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          if (value === defaultValue) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams, name, defaultValue],
  );
  return [params.get(name) ?? defaultValue, set];
}
