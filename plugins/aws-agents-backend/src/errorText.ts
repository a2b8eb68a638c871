const HEAD = 200;
const TAIL = 600;

/**
 * What went wrong, for the log. A database's driver quotes the statement that
 * was refused with all its values, which can be megabytes; the reason is at the
 * end.
 */
export function errorText(error: unknown): string {
  const text = `${error}`;
  return text.length > HEAD + TAIL
    ? `${text.slice(0, HEAD)} [...] ${text.slice(-TAIL)}`
    : text;
}
