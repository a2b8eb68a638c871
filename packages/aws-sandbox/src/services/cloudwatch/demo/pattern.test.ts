import { DAY, HOUR, MINUTE } from '../metrics/granularity';
import { hashText, uniform, wander } from './noise';
import { patternSchema, patternValue } from './pattern';

const TUESDAY = Date.parse('2026-03-10T00:00:00Z');
const SUNDAY = Date.parse('2026-03-08T00:00:00Z');
const SEED = hashText('a metric');

function valueOf(pattern: unknown, time: number): number {
  return patternValue(patternSchema.parse(pattern), time, 60, SEED);
}

describe('uniform', () => {
  it('is spread evenly and depends on seed and index only', () => {
    const draws = Array.from({ length: 10_000 }, (_, i) => uniform(SEED, i));
    expect(draws.every(d => d >= 0 && d < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++) {
      const count = draws.filter(d => Math.floor(d * 10) === tenth).length;
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1150);
    }
    expect(uniform(SEED, 4711)).toBe(uniform(SEED, 4711));
    expect(uniform(SEED, 4711)).not.toBe(uniform(SEED + 1, 4711));
  });
});

describe('wander', () => {
  it('moves smoothly between its steps', () => {
    for (let minute = 0; minute < 600; minute++) {
      const from = wander(SEED, minute * MINUTE, HOUR);
      const to = wander(SEED, (minute + 1) * MINUTE, HOUR);
      expect(Math.abs(to - from)).toBeLessThan(0.2);
    }
  });
});

describe('patternValue', () => {
  it.each([
    ['night', TUESDAY + 2 * HOUR, 10],
    ['peak', TUESDAY + 14 * HOUR, 110],
    ['peak on Sunday', SUNDAY + 14 * HOUR, 55],
  ])('daily at %s', (_, time, expected) => {
    const pattern = { kind: 'daily', base: 10, amplitude: 100, noise: 0 };
    expect(valueOf(pattern, time)).toBeCloseTo(expected, 6);
  });

  it('constant stays near its base, by its noise', () => {
    const values = Array.from({ length: 1000 }, (_, i) =>
      valueOf({ kind: 'constant', base: 50, noise: 0.1 }, TUESDAY + i * MINUTE),
    );
    const mean = values.reduce((a, b) => a + b) / values.length;
    expect(mean).toBeGreaterThan(45);
    expect(mean).toBeLessThan(55);
    expect(new Set(values).size).toBeGreaterThan(990);
  });

  it('counter only falls when it restarts, and rises by its rate', () => {
    const pattern = { kind: 'counter', base: 2, resetEvery: '1d' };
    let falls = 0;
    for (let i = 0; i < 2 * 1440; i++) {
      const time = TUESDAY + i * MINUTE;
      if (valueOf(pattern, time + MINUTE) < valueOf(pattern, time)) {
        falls++;
      }
    }
    expect(falls).toBe(2);
    const smooth = { ...pattern, amplitude: 0, noise: 0, resetEvery: '400d' };
    expect(
      valueOf(smooth, TUESDAY + HOUR) - valueOf(smooth, TUESDAY),
    ).toBeCloseTo(7200, 3);
  });

  it('sawtooth ramps from base to base + amplitude', () => {
    const values = Array.from({ length: 361 }, (_, i) =>
      valueOf(
        { kind: 'sawtooth', base: 20, amplitude: 60, noise: 0 },
        TUESDAY + i * MINUTE,
      ),
    );
    expect(Math.min(...values)).toBeLessThan(20.5);
    expect(Math.max(...values)).toBeGreaterThan(79.5);
    const drops = values.filter((v, i) => i > 0 && v < values[i - 1]);
    expect(drops).toHaveLength(1);
  });

  it('spiky has spikes in about the share of slots it was told', () => {
    const pattern = {
      kind: 'spiky',
      base: 1,
      amplitude: 100,
      noise: 0,
      probability: 0.1,
    };
    const slots = Array.from({ length: 1000 }, (_, i) =>
      valueOf(pattern, TUESDAY + i * 15 * MINUTE + 3 * MINUTE),
    );
    const spikes = slots.filter(value => value > 20).length;
    expect(spikes).toBeGreaterThan(70);
    expect(spikes).toBeLessThan(130);
    expect(slots.filter(value => value === 1).length).toBe(1000 - spikes);
  });

  it('is the same whenever it is asked, and different for another metric', () => {
    const pattern = patternSchema.parse({
      kind: 'daily',
      base: 10,
      amplitude: 90,
    });
    const at = (seed: number) => patternValue(pattern, TUESDAY + DAY, 60, seed);
    expect(at(SEED)).toBe(at(SEED));
    expect(at(SEED)).not.toBe(at(hashText('another metric')));
  });
});
