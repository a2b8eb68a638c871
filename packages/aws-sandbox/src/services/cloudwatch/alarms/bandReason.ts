import type { BandComparison, JudgedPoint } from './alarm';
import { javaDouble } from './javaDouble';

type Bound = 'lower' | 'upper';

/** How each comparison is worded, bound by bound. */
const WORDS: Readonly<
  Record<BandComparison, ReadonlyArray<{ bound: Bound; word: string }>>
> = {
  LessThanLowerOrGreaterThanUpperThreshold: [
    { bound: 'lower', word: 'less than' },
    { bound: 'upper', word: 'greater than' },
  ],
  LessThanLowerThreshold: [{ bound: 'lower', word: 'less than' }],
  GreaterThanUpperThreshold: [{ bound: 'upper', word: 'greater than' }],
};

/** Names of the bounds in StateReasonData. */
const RECENT: Readonly<Record<Bound, string>> = {
  lower: 'recentLowerThresholds',
  upper: 'recentUpperThresholds',
};

function boundsOf(points: readonly JudgedPoint[], bound: Bound): number[] {
  return points.flatMap(({ bounds }) => bounds?.[bound] ?? []);
}

/**
 * What datapoints were compared with: `was less than the lower thresholds [0.02]
 * or greater than the upper thresholds [0.3]`, or the same with `not`.
 */
export function comparedWithBand(
  comparison: BandComparison,
  points: readonly JudgedPoint[],
  isAlarm: boolean,
): string {
  const verb = points.length === 1 ? 'was' : 'were';
  const parts = WORDS[comparison].map(({ bound, word }) => {
    const bounds = boundsOf(points, bound).map(javaDouble).join(', ');
    return `${
      isAlarm ? '' : 'not '
    }${word} the ${bound} thresholds [${bounds}]`;
  });
  return `${verb} ${parts.join(' or ')}`;
}

/** Members of StateReasonData that tell the band, oldest bound first. */
export function bandReasonData(
  comparison: BandComparison,
  points: readonly JudgedPoint[],
): string[] {
  return WORDS[comparison].map(({ bound }) => {
    const bounds = boundsOf(points, bound).map(javaDouble).reverse();
    return `"${RECENT[bound]}":[${bounds.join(',')}]`;
  });
}

/** The one bound that a datapoint is compared with; undefined when there are two. */
export function singleBound(
  comparison: BandComparison,
  { bounds }: JudgedPoint,
): number | undefined {
  const [first, ...others] = WORDS[comparison];
  return others.length === 0 ? bounds?.[first.bound] : undefined;
}
