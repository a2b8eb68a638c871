import type { NormalizedSchema } from '@smithy/core/schema';

/** Formats that Smithy knows for timestamps. */
export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

/** Schema of a timestamp that states its format, by the number that stands for it. */
const STATED_FORMATS: Readonly<Record<number, TimestampFormat>> = {
  5: 'date-time',
  6: 'http-date',
  7: 'epoch-seconds',
};

/** The format that a timestamp's schema states, or else the protocol's own. */
export function timestampFormat(
  schema: NormalizedSchema,
  protocolDefault: TimestampFormat,
): TimestampFormat {
  const stated = schema.getSchema();
  return typeof stated === 'number'
    ? STATED_FORMATS[stated] ?? protocolDefault
    : protocolDefault;
}

const PATTERNS: Readonly<Record<TimestampFormat, RegExp>> = {
  'date-time':
    /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/,
  'http-date': /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  'epoch-seconds': /^-?\d+(\.\d+)?$/,
};

/**
 * Reads a timestamp from text.
 *
 * @returns undefined when the text is not of the format
 */
export function parseTimestamp(
  text: string,
  format: TimestampFormat,
): Date | undefined {
  if (!PATTERNS[format].test(text)) return undefined;
  const zoned = format !== 'date-time' || /Z|[+-]\d\d:?\d\d$/.test(text);
  const iso = zoned || !text.includes('T') ? text : `${text}Z`;
  const time = new Date(format === 'epoch-seconds' ? Number(text) * 1000 : iso);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Writes a timestamp as text. */
export function formatTimestamp(time: Date, format: TimestampFormat): string {
  switch (format) {
    case 'http-date':
      return time.toUTCString();
    case 'epoch-seconds':
      return String(time.getTime() / 1000);
    default:
      return time.toISOString();
  }
}
