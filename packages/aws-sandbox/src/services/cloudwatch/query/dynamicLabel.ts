import type { Point } from '../math/value';
import { DAY, HOUR, MINUTE, SECOND } from '../metrics/granularity';

/** What a dynamic label can show. */
export interface LabelContext {
  /** Label that the query would have without one of its own. */
  readonly defaultLabel: string;
  /** Oldest first. */
  readonly points: readonly Point[];
  /** Now, ms. */
  readonly now: number;
  /** Offset from UTC, ms. */
  readonly timezone: number;
  /** Properties by name as in `${PROP('MetricName')}`. */
  readonly properties: ReadonlyMap<string, string>;
}

const TIMEZONE = /^([+-])(\d{2})(\d{2})$/;

/** Reads `+0130` as milliseconds; undefined when it is no time zone. */
export function parseTimezone(text: string): number | undefined {
  const parts = TIMEZONE.exec(text);
  if (!parts || Number(parts[2]) > 14 || Number(parts[3]) > 59) {
    return undefined;
  }
  const offset = Number(parts[2]) * HOUR + Number(parts[3]) * MINUTE;
  return parts[1] === '-' ? -offset : offset;
}

function formatNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function formatDuration(milliseconds: number): string {
  const units: [number, string][] = [
    [DAY, 'd'],
    [HOUR, 'h'],
    [MINUTE, 'm'],
    [SECOND, 's'],
  ];
  let rest = Math.abs(milliseconds);
  const parts: string[] = [];
  for (const [length, name] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) {
      parts.push(`${count}${name}`);
    }
  }
  return parts.join(' ') || '0s';
}

function formatTime(time: number, timezone: number): string {
  const shifted = new Date(time + timezone).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`;
}

function extreme(points: readonly Point[], sign: 1 | -1): Point {
  return points.reduce((best, point) =>
    sign * (point.value - best.value) > 0 ? point : best,
  );
}

/** Live values by name; the points are not empty. */
const LIVE_VALUES: Readonly<Record<string, (c: LabelContext) => string>> = {
  SUM: ({ points }) => formatNumber(total(points)),
  AVG: ({ points }) => formatNumber(total(points) / points.length),
  DATAPOINT_COUNT: ({ points }) => String(points.length),
  ...pointValues('FIRST', points => points[0]),
  ...pointValues('LAST', points => points[points.length - 1]),
  ...pointValues('MIN', points => extreme(points, -1)),
  ...pointValues('MAX', points => extreme(points, 1)),
  ...rangeValues(
    'FIRST_LAST',
    points => points[0],
    points => points[points.length - 1],
  ),
  ...rangeValues(
    'MIN_MAX',
    points => extreme(points, -1),
    points => extreme(points, 1),
  ),
};

type Pick = (points: readonly Point[]) => Point;

function total(points: readonly Point[]): number {
  return points.reduce((sum, { value }) => sum + value, 0);
}

function pointValues(name: string, pick: Pick) {
  return {
    [name]: ({ points }: LabelContext) => formatNumber(pick(points).value),
    [`${name}_TIME`]: ({ points, timezone }: LabelContext) =>
      formatTime(pick(points).time, timezone),
    [`${name}_TIME_RELATIVE`]: ({ points, now }: LabelContext) =>
      formatDuration(now - pick(points).time),
  };
}

function rangeValues(name: string, from: Pick, to: Pick) {
  return {
    [`${name}_RANGE`]: ({ points }: LabelContext) =>
      formatNumber(to(points).value - from(points).value),
    [`${name}_TIME_RANGE`]: ({ points }: LabelContext) =>
      formatDuration(to(points).time - from(points).time),
  };
}

const PLACEHOLDER = /\$\{(?:PROP\('([^']+)'\)|([A-Z_]+))\}/g;

/**
 * Replaces the placeholders of a label, such as `${LAST}`, `${MAX_TIME}` or
 * `${PROP('Dim.QueueName')}`. Unknown ones stay; live values without data
 * become `--`.
 *
 * Source: CloudWatch user guide, "Use dynamic labels".
 */
export function renderLabel(label: string, context: LabelContext): string {
  return label.replace(
    PLACEHOLDER,
    (placeholder, property: string | undefined, name: string) => {
      if (property !== undefined) {
        return context.properties.get(property) ?? placeholder;
      }
      if (name === 'LABEL') {
        return context.defaultLabel;
      }
      if (!Object.hasOwn(LIVE_VALUES, name)) {
        return placeholder;
      }
      return context.points.length > 0 ? LIVE_VALUES[name](context) : '--';
    },
  );
}
