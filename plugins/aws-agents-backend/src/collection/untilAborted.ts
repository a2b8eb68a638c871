/**
 * Waits for work until a signal is aborted, and then a little longer.
 *
 * @param graceMs - time after the signal for work that heeds it to end by
 *   itself; 0: none
 * @throws the signal's reason when the work has not ended by then
 */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  graceMs: number = 0,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      if (graceMs === 0) {
        reject(signal.reason);
      } else {
        timer = setTimeout(() => reject(signal.reason), graceMs);
      }
    };
  });
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) {
    onAbort();
  }
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(timer);
  }
}
