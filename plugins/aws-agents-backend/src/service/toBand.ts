import type {
  ExpectedBand,
  MetricSeries,
} from 'backstage-plugin-aws-agents-common';
import type { SeriesBand, SeriesRecord } from '../store';

/** The bounds that are expected of one series, as far as they are kept. */
type Bounds = Partial<Record<SeriesBand['bound'], SeriesRecord>>;

/** What is expected, by the id of the series of which it is. */
export function bandsOf(records: readonly SeriesRecord[]): Map<string, Bounds> {
  const bands = new Map<string, Bounds>();
  for (const record of records) {
    const { band } = record.definition;
    if (band) {
      bands.set(band.seriesId, {
        ...bands.get(band.seriesId),
        [band.bound]: record,
      });
    }
  }
  return bands;
}

/** Joins both bounds of a band, at the times that both have. */
export function bandOf({ lower, upper }: Bounds = {}): {
  band?: ExpectedBand;
} {
  const deviations = lower?.definition.band?.deviations;
  if (!lower || !upper || deviations === undefined) {
    return {};
  }
  const most = new Map(upper.points);
  const points = lower.points.flatMap(([at, least]): ExpectedBand['points'] => {
    const greatest = most.get(at);
    return greatest === undefined ? [] : [[at, least, greatest]];
  });
  const { status, failure } = lower;
  return {
    band: {
      deviations,
      status: statusInRange({ status, points }),
      ...(failure ? { failure } : {}),
      points,
    },
  };
}

/** What CloudWatch said last; of a complete answer, whether the range has points. */
export function statusInRange({
  status,
  points,
}: {
  readonly status: MetricSeries['status'];
  readonly points: readonly unknown[];
}): MetricSeries['status'] {
  const isAnswered = status === 'complete' || status === 'no-data';
  if (!isAnswered) {
    return status;
  }
  return points.length > 0 ? 'complete' : 'no-data';
}
