import { MathError } from './tokens';
import { MathValue, Point, Series, byTime, derive, timesOf } from './value';

/** How FILL finds the values of missing points. */
export type Filler = 'REPEAT' | 'LINEAR' | MathValue;

function interpolate(before: Point, after: Point, time: number): number {
  const share = (time - before.time) / (after.time - before.time);
  return before.value + (after.value - before.value) * share;
}

/** Missing points between two others lie on the line between them. */
function linear(series: Series): (time: number) => number | undefined {
  let next = 0;
  return time => {
    while (next < series.points.length && series.points[next].time < time) {
      next++;
    }
    const before = series.points[next - 1];
    const after = series.points[next];
    return before && after ? interpolate(before, after, time) : undefined;
  };
}

/** Missing points repeat the newest point before them. */
function repeat(series: Series): (time: number) => number | undefined {
  let next = 0;
  return time => {
    while (next < series.points.length && series.points[next].time < time) {
      next++;
    }
    return series.points[next - 1]?.value;
  };
}

function fillerOf(
  series: Series,
  filler: Filler,
): (time: number) => number | undefined {
  if (filler === 'LINEAR') {
    return linear(series);
  }
  if (filler === 'REPEAT') {
    return repeat(series);
  }
  if (filler.kind === 'scalar') {
    return () => filler.value;
  }
  if (filler.kind === 'series') {
    const values = byTime(filler);
    return time => values.get(time);
  }
  throw new MathError('FILL cannot fill with an array of time series');
}

/** FILL: gives every period of the series a value, as far as there is one. */
export function fill(series: Series, filler: Filler): Series {
  const values = byTime(series);
  const missing = fillerOf(series, filler);
  const points: Point[] = [];
  for (const time of timesOf(series.grid)) {
    const value = values.get(time) ?? missing(time);
    if (value !== undefined) {
      points.push({ time, value });
    }
  }
  return derive(series, points);
}
