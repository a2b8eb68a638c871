import { OPEN_METRICS, PROMETHEUS_TEXT, type Format } from './formats';

/** Versions of each format that can be served. */
const SERVED: ReadonlyArray<{
  type: string;
  versions: readonly string[];
  format: Format;
}> = [
  {
    type: 'application/openmetrics-text',
    versions: ['1.0.0', '0.0.1', ''],
    format: OPEN_METRICS,
  },
  { type: 'text/plain', versions: ['0.0.4', ''], format: PROMETHEUS_TEXT },
  { type: 'text/*', versions: [''], format: PROMETHEUS_TEXT },
  { type: '*/*', versions: [''], format: PROMETHEUS_TEXT },
];

/**
 * The format that a client likes best, by the header `Accept` with its q-values
 * (RFC 9110). Who accepts none that there is gets Prometheus's text format, as
 * from other exporters.
 */
export function negotiate(accept: string | undefined): Format {
  let best: { format: Format; q: number } | undefined;
  for (const range of (accept ?? '*/*').split(',')) {
    const { type, version, q } = parseRange(range);
    const served = SERVED.find(
      candidate =>
        candidate.type === type && candidate.versions.includes(version),
    );
    if (served && q > (best?.q ?? 0)) {
      best = { format: served.format, q };
    }
  }
  return best?.format ?? PROMETHEUS_TEXT;
}

function parseRange(range: string): {
  type: string;
  version: string;
  q: number;
} {
  const [type, ...parameters] = range
    .split(';')
    .map(part => part.trim().toLocaleLowerCase('en-US'));
  const valueOf = (name: string) =>
    parameters
      .find(parameter => parameter.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replaceAll('"', '');
  const q = Number(valueOf('q') ?? 1);
  return {
    type,
    version: valueOf('version') ?? '',
    q: q >= 0 && q <= 1 ? q : 0,
  };
}
