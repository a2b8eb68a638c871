const LOOPBACK_HOSTS: ReadonlySet<string> = new Set([
  '127.0.0.1',
  'localhost',
  '[::1]',
]);

/**
 * Whether a Host header names this machine. A page of a browser that was led here by DNS rebinding names another host,
 * and must not steer the sandbox.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  return LOOPBACK_HOSTS.has(host.toLowerCase().replace(/:\d+$/, ''));
}

/** Whether a request comes from a page of another origin. */
export function isForeignOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return false;
  return !URL.canParse(origin) || !isLoopbackHost(new URL(origin).host);
}
