import { formatBytes } from './bytes';
import { formatDigits, formatNumber } from './number';

type UnitFormat =
  | { style: 'bytes'; suffix: string }
  | { style: 'time'; seconds: number }
  | { style: 'plain'; symbol: string };

const plain = (symbol: string): UnitFormat => ({ style: 'plain', symbol });

/**
 * The units of CloudWatch. Only those whose scale AWS defines are rescaled:
 * nobody says whether its kilobyte has 1,000 or 1,024 bytes.
 */
const UNIT_FORMATS: Readonly<Record<string, UnitFormat>> = {
  Bytes: { style: 'bytes', suffix: '' },
  'Bytes/Second': { style: 'bytes', suffix: '/s' },
  Seconds: { style: 'time', seconds: 1 },
  Milliseconds: { style: 'time', seconds: 1e-3 },
  Microseconds: { style: 'time', seconds: 1e-6 },
  Percent: plain(' %'),
  Count: plain(''),
  None: plain(''),
  'Count/Second': plain(' /s'),
  Kilobytes: plain(' kB'),
  Megabytes: plain(' MB'),
  Gigabytes: plain(' GB'),
  Terabytes: plain(' TB'),
  'Kilobytes/Second': plain(' kB/s'),
  'Megabytes/Second': plain(' MB/s'),
  'Gigabytes/Second': plain(' GB/s'),
  'Terabytes/Second': plain(' TB/s'),
  Bits: plain(' bit'),
  Kilobits: plain(' kbit'),
  Megabits: plain(' Mbit'),
  Gigabits: plain(' Gbit'),
  Terabits: plain(' Tbit'),
  'Bits/Second': plain(' bit/s'),
  'Kilobits/Second': plain(' kbit/s'),
  'Megabits/Second': plain(' Mbit/s'),
  'Gigabits/Second': plain(' Gbit/s'),
  'Terabits/Second': plain(' Tbit/s'),
};

const TIME_SCALES: ReadonlyArray<readonly [number, string]> = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
];

function formatSpan(seconds: number): string {
  if (seconds === 0) {
    return '0 s';
  }
  const [length, unit] =
    TIME_SCALES.find(([limit]) => Math.abs(seconds) >= limit) ?? TIME_SCALES[5];
  return `${formatDigits(seconds / length)} ${unit}`;
}

/**
 * A metric's value in its CloudWatch unit: `12.3 MiB/s`, `45 ms`, `3 %`.
 *
 * @param unit - CloudWatch unit; null when it is not known
 */
export function formatMetricValue(value: number, unit: string | null): string {
  const format = unit === null ? plain('') : UNIT_FORMATS[unit];
  if (!format) {
    return `${formatNumber(value)} ${unit}`;
  }
  switch (format.style) {
    case 'bytes':
      return `${formatBytes(value)}${format.suffix}`;
    case 'time':
      return formatSpan(value * format.seconds);
    default:
      return `${formatNumber(value)}${format.symbol}`;
  }
}

/** Seconds that one of the unit lasts; undefined for units that are no times. */
export function secondsPerUnit(unit: string | null): number | undefined {
  const format = unit === null ? undefined : UNIT_FORMATS[unit];
  return format?.style === 'time' ? format.seconds : undefined;
}

/** True for units that are shown on a binary scale. */
export function isByteUnit(unit: string | null): boolean {
  return unit !== null && UNIT_FORMATS[unit]?.style === 'bytes';
}

/** The name of a unit for a chart's caption; says so when it is not known. */
export function describeUnit(unit: string | null): string {
  if (unit === null) {
    return 'unit not known';
  }
  return unit === 'None' ? 'no unit' : unit;
}
