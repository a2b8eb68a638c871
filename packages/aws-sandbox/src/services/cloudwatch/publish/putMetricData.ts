import type {
  MetricDatum,
  PutMetricDataInput,
} from '@aws-sdk/client-cloudwatch';
import type { CloudWatchState } from '../CloudWatchState';
import { required } from '../errors';
import type { DistributionBuilder } from '../metrics/distribution';
import { metricIdentity } from '../metrics/metric';
import { DatumComplaints, checkDatum, checkNamespace } from './checkDatum';

/** Source: PutMetricData API reference. */
const MAX_DATA = 1000;

/** Every datum, with the name that messages use for it. */
function dataOf(
  input: PutMetricDataInput,
): { datum: MetricDatum; path: string }[] {
  const plain = (input.MetricData ?? []).map((datum, i) => ({
    datum,
    path: `MetricData.member.${i + 1}`,
  }));
  const ofEntities = (input.EntityMetricData ?? []).flatMap((entity, e) =>
    (entity.MetricData ?? []).map((datum, i) => ({
      datum,
      path: `EntityMetricData.member.${e + 1}.MetricData.member.${i + 1}`,
    })),
  );
  return [...plain, ...ofEntities];
}

function writeSamples(datum: MetricDatum, builder: DistributionBuilder): void {
  const set = datum.StatisticValues;
  if (datum.Values) {
    datum.Values.forEach((value, i) => {
      const count = datum.Counts?.[i] ?? 1;
      if (count > 0) {
        builder.addValue(value, count);
      }
    });
  } else if (set) {
    builder.addStatisticSet({
      sampleCount: set.SampleCount ?? 0,
      sum: set.Sum ?? 0,
      minimum: set.Minimum ?? 0,
      maximum: set.Maximum ?? 0,
    });
  } else {
    builder.addValue(datum.Value ?? 0);
  }
}

/**
 * PutMetricData: stores all data or, when any of it is wrong, none.
 *
 * @throws AwsError MissingParameter, InvalidParameterCombination,
 *   InvalidParameterValue
 */
export function putMetricData(
  input: PutMetricDataInput,
  state: CloudWatchState,
  now: Date,
): Record<string, never> {
  const complaints = new DatumComplaints();
  checkNamespace(input.Namespace, complaints);
  const data = dataOf(input);
  complaints.addIf(
    data.length === 0,
    'MissingParameter',
    required('MetricData'),
  );
  complaints.addIf(
    data.length > MAX_DATA,
    'InvalidParameterValue',
    `The collection MetricData must not have a size greater than ${MAX_DATA}.`,
  );
  for (const { datum, path } of data) {
    checkDatum(datum, path, now.getTime(), complaints);
  }
  complaints.throwIfAny();
  for (const { datum } of data) {
    state.metrics.put({
      identity: metricIdentity(
        input.Namespace,
        datum.MetricName,
        datum.Dimensions,
      ),
      unit: datum.Unit ?? 'None',
      time: datum.Timestamp?.getTime() ?? now.getTime(),
      resolutionSeconds: datum.StorageResolution ?? 60,
      write: builder => writeSamples(datum, builder),
    });
  }
  return {};
}
