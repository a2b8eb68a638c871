import type { Family, Sample } from './family';

/** One of the formats that Prometheus reads. */
export interface Format {
  readonly contentType: string;
  /** What introduces a family. */
  head(family: Family): string;
  sample(family: Family, sample: Sample): string;
  /** What comes last. */
  readonly end: string;
}

/** https://prometheus.io/docs/specs/om/open_metrics_spec, version 1.0. */
export const OPEN_METRICS: Format = {
  contentType: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  head: ({ name, type, unit, help }) =>
    [
      `# TYPE ${name} ${type}`,
      ...(unit ? [`# UNIT ${name} ${unit}`] : []),
      `# HELP ${name} ${escapeText(help).replaceAll('"', '\\"')}`,
      '',
    ].join('\n'),
  sample: (family, sample) =>
    line(family, sample, at => String(at.getTime() / 1000)),
  end: '# EOF\n',
};

/** For clients that know the draft only; what is written is valid in both. */
export const OPEN_METRICS_0_0_1: Format = {
  ...OPEN_METRICS,
  contentType: 'application/openmetrics-text; version=0.0.1; charset=utf-8',
};

/** The text format of Prometheus, version 0.0.4. */
export const PROMETHEUS_TEXT: Format = {
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  head: family =>
    [
      `# HELP ${sampleName(family)} ${escapeText(family.help)}`,
      `# TYPE ${sampleName(family)} ${
        family.type === 'unknown' ? 'untyped' : family.type
      }`,
      '',
    ].join('\n'),
  sample: (family, sample) => line(family, sample, at => String(at.getTime())),
  end: '',
};

function line(
  family: Family,
  { labels, value, at }: Sample,
  timestamp: (at: Date) => string,
): string {
  const pairs = labels.map(([key, text]) => `${key}="${escapeLabel(text)}"`);
  const set = pairs.length > 0 ? `{${pairs.join(',')}}` : '';
  const time = at ? ` ${timestamp(at)}` : '';
  return `${sampleName(family)}${set} ${formatValue(value)}${time}\n`;
}

/** Samples of a counter end with `_total`; in OpenMetrics its family does not. */
function sampleName({ name, type }: Family): string {
  return type === 'counter' ? `${name}_total` : name;
}

function formatValue(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '+Inf' : '-Inf';
  }
  return String(value);
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function escapeLabel(text: string): string {
  return escapeText(text).replaceAll('"', '\\"');
}
