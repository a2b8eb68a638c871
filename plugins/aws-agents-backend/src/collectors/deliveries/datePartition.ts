/** A key whose place in its bucket tells its date. */
export interface DatePartition {
  /** What precedes the date, relative to the location. */
  readonly head: string;
  /** The date is spread over folders, from year to day or hour. */
  readonly isTree: boolean;
  /** Text after the head that sorts before all keys of that time or later. */
  format(time: Date): string;
}

/** One way in which writers put the date into keys. */
interface Layout {
  /** Finds head and date; the date begins with a digit. */
  readonly pattern: RegExp;
  readonly isTree: boolean;
  format(time: Date): string;
}

const pad = (value: number) => String(value).padStart(2, '0');
const year = (time: Date) => `${time.getUTCFullYear()}`;
const month = (time: Date) => pad(time.getUTCMonth() + 1);
const day = (time: Date) => pad(time.getUTCDate());
const hour = (time: Date) => pad(time.getUTCHours());

const DAY_MS = 24 * 3600 * 1000;
const YEAR = '20\\d{2}';
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';

/** Crockford's base 32. */
const ULID_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID = `[${ULID_DIGITS}]`;
const ULID_TIME_LENGTH = 10;

function toUlidTime(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  while (text.length < ULID_TIME_LENGTH) {
    text = ULID_DIGITS[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/**
 * Firehose writes `2026/11/01/13/`, ALB logs and CloudTrail `2026/11/01/`,
 * Athena-minded writers `year=2026/month=11/day=01/` or `dt=2026-11-01/`,
 * others `20261101...`; Loki names the chunks of a stream by milliseconds in
 * hexadecimal, and its index tables by the day's number since 1970; Mimir, Thanos
 * and Pyroscope name blocks by ULID, which begins with the milliseconds. All in
 * UTC, all in an order that is the order of time.
 */
const LAYOUTS: readonly Layout[] = [
  {
    pattern: new RegExp(`^(.*?/|)${YEAR}/${MONTH}/${DAY}/([01]\\d|2[0-3])/`),
    isTree: true,
    format: time => `${year(time)}/${month(time)}/${day(time)}/${hour(time)}`,
  },
  {
    pattern: new RegExp(`^(.*?/|)${YEAR}/${MONTH}/${DAY}/`),
    isTree: true,
    format: time => `${year(time)}/${month(time)}/${day(time)}/`,
  },
  {
    pattern: new RegExp(`^(.*?year=)${YEAR}/month=${MONTH}/day=${DAY}/`),
    isTree: true,
    format: time => `${year(time)}/month=${month(time)}/day=${day(time)}/`,
  },
  {
    pattern: new RegExp(`^(.*?[/=_-]|)${YEAR}-${MONTH}-${DAY}(?!\\d)`),
    isTree: false,
    format: time => `${year(time)}-${month(time)}-${day(time)}`,
  },
  {
    pattern: new RegExp(`^(.*?[/=_-]|)${YEAR}${MONTH}${DAY}(?!\\d)`),
    isTree: false,
    format: time => `${year(time)}${month(time)}${day(time)}`,
  },
  {
    pattern: /^(.*?\/[0-9a-f]{1,16}\/)1[0-9a-f]{10}:1[0-9a-f]{10}:/,
    isTree: false,
    format: time => time.getTime().toString(16),
  },
  {
    pattern: new RegExp(`^(.*?/|)01${ULID}{24}/`),
    isTree: false,
    format: time => toUlidTime(time.getTime()),
  },
  {
    pattern: /^(.*?index_)\d{5}(?!\d)/,
    isTree: false,
    format: time => `${Math.floor(time.getTime() / DAY_MS)}`,
  },
];

/**
 * Recognises the date in a key; undefined when there is none, and the keys are
 * therefore in no order of time.
 *
 * @param key - relative to the location's prefix
 */
export function findDatePartition(key: string): DatePartition | undefined {
  for (const { pattern, isTree, format } of LAYOUTS) {
    const match = pattern.exec(key);
    if (match) {
      return { head: match[1], isTree, format };
    }
  }
  return undefined;
}
