import { z } from 'zod';
import { DAY, HOUR, MINUTE, SECOND } from '../metrics/granularity';
import { gaussian, uniform, wander } from './noise';

const UNIT: Readonly<Record<string, number>> = {
  s: SECOND,
  m: MINUTE,
  h: HOUR,
  d: DAY,
};

/** A duration such as `90s`, `15m`, `6h` or `7d`; becomes milliseconds. */
export const durationSchema = z
  .string()
  .regex(/^[1-9]\d*[smhd]$/, {
    error: "a duration is a number with s, m, h or d, for example '15m'",
  })
  .transform(text => parseInt(text, 10) * UNIT[text.slice(-1)]);

const noiseSchema = z.number().min(0).max(1).default(0.05);
const hourSchema = z.number().min(0).lt(24);

/** How the value of a demo metric moves over time. */
export const patternSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('constant'),
    base: z.number(),
    /** Deviation of the noise, as a share of the value. */
    noise: noiseSchema,
  }),
  z.strictObject({
    kind: z.literal('daily'),
    /** Value at night. */
    base: z.number(),
    /** What the busiest hour of a working day adds to `base`. */
    amplitude: z.number(),
    peakHour: hourSchema.default(14),
    /** Share of the amplitude that is left on Saturday and Sunday (UTC). */
    weekend: z.number().min(0).default(0.45),
    noise: noiseSchema,
  }),
  z.strictObject({
    kind: z.literal('counter'),
    /** Mean increase a second. */
    base: z.number().positive(),
    /** How far the increase follows the time of day, 0 to below 1. */
    amplitude: z.number().min(0).lt(1).default(0.5),
    peakHour: hourSchema.default(14),
    /** How often the counted process restarts and counts from zero. */
    resetEvery: durationSchema.default(7 * DAY),
    noise: noiseSchema,
  }),
  z.strictObject({
    kind: z.literal('spiky'),
    base: z.number(),
    /** Height of the highest spikes above `base`. */
    amplitude: z.number(),
    /** Length of the slots that have a spike or none. */
    every: durationSchema.default(15 * MINUTE),
    /** Share of the slots that have a spike. */
    probability: z.number().min(0).max(1).default(0.08),
    noise: noiseSchema,
  }),
  z.strictObject({
    kind: z.literal('sawtooth'),
    base: z.number(),
    /** What the end of a ramp adds to `base`. */
    amplitude: z.number(),
    /** Length of a ramp. */
    cycle: durationSchema.default(6 * HOUR),
    noise: noiseSchema,
  }),
]);

/** A pattern as resolved from the seed: durations in milliseconds. */
export type Pattern = z.output<typeof patternSchema>;

type PatternOf<K extends Pattern['kind']> = Extract<Pattern, { kind: K }>;

/** Ramps of different metrics begin at different times. */
function phase(seed: number, length: number): number {
  return Math.floor(uniform(seed, 7) * length);
}

function daily(pattern: PatternOf<'daily'>, time: number): number {
  const hour = (time % DAY) / HOUR;
  const angle = ((hour - pattern.peakHour) / 24) * 2 * Math.PI;
  // The exponent narrows the day's hump and widens the night.
  const curve = ((1 + Math.cos(angle)) / 2) ** 1.5;
  // The epoch was a Thursday; Sunday is 0.
  const weekday = (Math.floor(time / DAY) + 4) % 7;
  const share = weekday === 0 || weekday === 6 ? pattern.weekend : 1;
  return pattern.base + pattern.amplitude * curve * share;
}

function counter(
  pattern: PatternOf<'counter'>,
  time: number,
  seed: number,
): number {
  const offset = phase(seed, pattern.resetEvery);
  const sinceReset = (time + offset) % pattern.resetEvery;
  const angle = (t: number) =>
    ((t / HOUR - pattern.peakHour) / 24) * 2 * Math.PI;
  // The integral of base * (1 + amplitude * cos(angle)) since the restart.
  const swing =
    (DAY / SECOND / (2 * Math.PI)) *
    (Math.sin(angle(time)) - Math.sin(angle(time - sinceReset)));
  return pattern.base * (sinceReset / SECOND + pattern.amplitude * swing);
}

function spiky(
  pattern: PatternOf<'spiky'>,
  time: number,
  seed: number,
): number {
  const slot = Math.floor(time / pattern.every);
  if (uniform(seed, slot) >= pattern.probability) {
    return pattern.base;
  }
  const height = 0.4 + 0.6 * uniform(seed ^ 0x5bd1e995, slot);
  const position = (time % pattern.every) / pattern.every;
  // Rises within the first fifth of the slot, then decays.
  const shape =
    position < 0.2 ? position / 0.2 : Math.exp(-4 * (position - 0.2));
  return pattern.base + pattern.amplitude * height * shape;
}

function sawtooth(
  pattern: PatternOf<'sawtooth'>,
  time: number,
  seed: number,
): number {
  const position =
    ((time + phase(seed, pattern.cycle)) % pattern.cycle) / pattern.cycle;
  return pattern.base + pattern.amplitude * position;
}

/**
 * Value of a pattern at a time: a pure function, computed without the values
 * before it.
 *
 * @param time - milliseconds since the epoch
 * @param periodSeconds - how often the metric is published
 * @param seed - see {@link hashText}
 */
export function patternValue(
  pattern: Pattern,
  time: number,
  periodSeconds: number,
  seed: number,
): number {
  const index = Math.floor(time / (periodSeconds * SECOND));
  if (pattern.kind === 'counter') {
    // Jitter of less than one increase keeps the counter from falling.
    const share = Math.min(pattern.noise, 1 - pattern.amplitude);
    const jitter = pattern.base * periodSeconds * share * uniform(seed, index);
    return counter(pattern, time, seed) + jitter;
  }
  const value = cleanValue(pattern, time, seed);
  const noise =
    0.6 * gaussian(seed, index) + 0.8 * wander(seed ^ 0x3c6ef372, time, HOUR);
  return value * (1 + pattern.noise * noise);
}

function cleanValue(
  pattern: Exclude<Pattern, PatternOf<'counter'>>,
  time: number,
  seed: number,
): number {
  switch (pattern.kind) {
    case 'constant':
      return pattern.base;
    case 'daily':
      return daily(pattern, time);
    case 'spiky':
      return spiky(pattern, time, seed);
    case 'sawtooth':
      return sawtooth(pattern, time, seed);
    default:
      throw new Error(`Unknown pattern ${pattern satisfies never}`);
  }
}
