import { isByteUnit, secondsPerUnit } from './metricValue';

const DECADE = [1, 2, 5];

/** Steps of a clock in seconds, where decades would give `1.67 min`. */
const CLOCK_STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600,
  43_200, 86_400,
];

/** The smallest step of 1, 2 or 5 times a power of ten that is not below `least`. */
function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = DECADE.find(one => one * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function clockStep(least: number): number {
  if (least <= 0.5 || least > 86_400) {
    const scale = least > 86_400 ? 86_400 : 1;
    return decimalStep(least / scale) * scale;
  }
  return CLOCK_STEPS.find(step => step >= least) ?? 86_400;
}

function byteStep(least: number, max: number): number {
  const power = Math.max(0, Math.floor(Math.log(max) / Math.log(1024)));
  const scale = 1024 ** power;
  const step = decimalStep(least / scale) * scale;
  // A tick at 1,000 KiB would be read as 0.977 MiB: go by powers of two there.
  return Math.ceil(max / step) * step >= 1000 * scale
    ? 2 ** Math.ceil(Math.log2(least))
    : step;
}

/**
 * Round ticks from zero to at least `max` on the scale that people read the
 * unit on: binary for bytes, a clock's for times.
 *
 * @param max - greatest value, not negative
 * @param unit - CloudWatch unit; null when it is not known
 */
export function axisTicks(max: number, unit: string | null): number[] {
  if (!(max > 0) || !Number.isFinite(max)) {
    return [0, 1];
  }
  const least = max / 4;
  const seconds = secondsPerUnit(unit);
  let step = decimalStep(least);
  if (isByteUnit(unit)) {
    step = byteStep(least, max);
  } else if (seconds !== undefined) {
    step = clockStep(least * seconds) / seconds;
  }
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
