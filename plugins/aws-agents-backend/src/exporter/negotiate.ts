import {
  OPEN_METRICS,
  OPEN_METRICS_0_0_1,
  PROMETHEUS_TEXT,
  type Format,
} from './formats';

/** What can be served; of those liked equally in one range, the first. */
const SERVED: ReadonlyArray<{ type: string; version: string; format: Format }> =
  [
    { type: 'text/plain', version: '0.0.4', format: PROMETHEUS_TEXT },
    {
      type: 'application/openmetrics-text',
      version: '1.0.0',
      format: OPEN_METRICS,
    },
    {
      type: 'application/openmetrics-text',
      version: '0.0.1',
      format: OPEN_METRICS_0_0_1,
    },
  ];

interface Range {
  readonly type: string;
  /** Empty: any. */
  readonly version: string;
  readonly q: number;
  readonly position: number;
}

/**
 * The format that a client likes best, by the header `Accept`: the closest range
 * tells the q-value of each (RFC 9110, 12.5.1), and what comes first in the
 * header is preferred to what is liked as well. Who accepts none that there is
 * gets Prometheus's text format, as from other exporters.
 */
export function negotiate(accept: string | undefined): Format {
  const ranges = (accept ?? '*/*').split(',').map(parseRange);
  const liked = SERVED.flatMap(({ type, version, format }) => {
    const [closest] = ranges
      .filter(range => closeness(range, type, version) > 0)
      .sort(
        (a, b) =>
          closeness(b, type, version) - closeness(a, type, version) ||
          b.q - a.q,
      );
    return closest && closest.q > 0 ? [{ format, range: closest }] : [];
  });
  const [best] = liked.sort(
    (a, b) => b.range.q - a.range.q || a.range.position - b.range.position,
  );
  return best?.format ?? PROMETHEUS_TEXT;
}

/** How closely a range names a format; 0: it does not take it in. */
function closeness(range: Range, type: string, version: string): number {
  if (range.version !== '' && range.version !== version) {
    return 0;
  }
  if (range.type === type) {
    return range.version === version ? 4 : 3;
  }
  const [kind] = type.split('/');
  return Math.max(0, ['', '*/*', `${kind}/*`].lastIndexOf(range.type));
}

function parseRange(text: string, position: number): Range {
  const [type, ...parameters] = text
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
    position,
  };
}
