import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import type { CloudWatchState } from '../CloudWatchState';
import { call, minutesAgo } from './world';

/** A query of a metric in the namespace App. */
export function metric(
  id: string,
  name: string,
  more: Partial<MetricDataQuery> & {
    stat?: string;
    period?: number;
    unit?: 'Count' | 'Seconds';
    queue?: string;
  } = {},
): MetricDataQuery {
  const { stat = 'Sum', period = 60, unit, queue, ...query } = more;
  return {
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: 'App',
        MetricName: name,
        Dimensions: queue ? [{ Name: 'Queue', Value: queue }] : [],
      },
      Period: period,
      Stat: stat,
      Unit: unit,
    },
    ...query,
  };
}

/** Puts a value a minute. */
export function put(
  state: CloudWatchState,
  name: string,
  /** Newest last, the last in the minute before {@link NOW}'s. */
  values: readonly (number | undefined)[],
  more: { Unit?: 'Count' | 'Seconds'; queue?: string } = {},
): void {
  values.forEach((Value, i) => {
    if (Value !== undefined) {
      call(
        'PutMetricData',
        {
          Namespace: 'App',
          MetricData: [
            {
              MetricName: name,
              Value,
              Unit: more.Unit,
              Timestamp: minutesAgo(values.length - i),
              Dimensions: more.queue
                ? [{ Name: 'Queue', Value: more.queue }]
                : undefined,
            },
          ],
        },
        state,
      );
    }
  });
}

/** Asks for the last ten minutes, oldest first. */
export function get(
  state: CloudWatchState,
  queries: MetricDataQuery[],
  more: Partial<GetMetricDataInput> = {},
): GetMetricDataOutput {
  return call(
    'GetMetricData',
    {
      MetricDataQueries: queries,
      StartTime: minutesAgo(10),
      EndTime: minutesAgo(0),
      ScanBy: 'TimestampAscending',
      ...more,
    },
    state,
  );
}
