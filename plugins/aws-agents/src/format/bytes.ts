import { formatDigits } from './number';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A size in bytes, with a binary (IEC) unit: `1.5 MiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // Compare what three digits round to, so that no `1,020 KiB` is shown.
  while (
    Number(Math.abs(value).toPrecision(3)) >= 1000 &&
    unit < UNITS.length - 1
  ) {
    value /= 1024;
    unit += 1;
  }
  return `${formatDigits(value)} ${UNITS[unit]}`;
}
