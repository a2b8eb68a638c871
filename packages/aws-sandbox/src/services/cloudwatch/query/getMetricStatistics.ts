import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  StandardUnit,
} from '@aws-sdk/client-cloudwatch';
import type { CloudWatchState } from '../CloudWatchState';
import {
  Complaints,
  cloudWatchError,
  mutuallyExclusive,
  required,
} from '../errors';
import { SECOND, gridOf, isPeriod } from '../metrics/granularity';
import { metricIdentity } from '../metrics/metric';
import type { MetricPeriod } from '../metrics/MetricStore';
import {
  Statistic,
  computeStatistic,
  parseStatistic,
} from '../metrics/statistic';
import { periodComplaint } from './plan';

/** Source: GetMetricStatistics API reference. */
const MAX_DATAPOINTS = 1440;

/** The request, checked: nothing is optional but the unit. */
interface Request {
  readonly namespace: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly periodSeconds: number;
  readonly statistics: ReadonlyMap<string, Statistic>;
  readonly extended: ReadonlyMap<string, Statistic>;
}

function parseAll(
  texts: readonly string[],
  parameter: string,
  complaints: Complaints,
): Map<string, Statistic> {
  const statistics = new Map<string, Statistic>();
  for (const text of texts) {
    const statistic = parseStatistic(text);
    const isSummary = statistic?.kind === 'summary';
    if (statistic && isSummary === (parameter === 'Statistics')) {
      statistics.set(text, statistic);
    } else {
      complaints.add(
        `The value ${text} for parameter ${parameter} is not supported.`,
      );
    }
  }
  return statistics;
}

function checkStatistics(input: GetMetricStatisticsInput): void {
  const hasStatistics = (input.Statistics ?? []).length > 0;
  const hasExtended = (input.ExtendedStatistics ?? []).length > 0;
  if (!hasStatistics && !hasExtended) {
    throw cloudWatchError(
      'InvalidParameterCombination',
      'Must specify either Statistics or ExtendedStatistics',
    );
  }
  if (hasStatistics && hasExtended) {
    throw cloudWatchError(
      'InvalidParameterCombination',
      mutuallyExclusive('Statistics', 'ExtendedStatistics'),
    );
  }
}

function check(input: GetMetricStatisticsInput): Request {
  const { Namespace, MetricName, StartTime, EndTime, Period } = input;
  const missing = Complaints.create();
  missing.addIf(!Namespace, required('Namespace'));
  missing.addIf(!MetricName, required('MetricName'));
  missing.addIf(!StartTime, required('StartTime'));
  missing.addIf(!EndTime, required('EndTime'));
  missing.addIf(Period === undefined, required('Period'));
  missing.throwIfAny('MissingParameter');
  checkStatistics(input);
  const start = StartTime?.getTime() ?? 0;
  const end = EndTime?.getTime() ?? 0;
  const periodSeconds = Period ?? 0;
  const wrong = Complaints.create();
  wrong.addIf(
    start >= end,
    'The parameter StartTime must be less than the parameter EndTime.',
  );
  wrong.addIf(!isPeriod(periodSeconds), periodComplaint('Period'));
  const statistics = parseAll(input.Statistics ?? [], 'Statistics', wrong);
  const extended = parseAll(
    input.ExtendedStatistics ?? [],
    'ExtendedStatistics',
    wrong,
  );
  wrong.throwIfAny('InvalidParameterValue');
  const requested = Math.ceil((end - start) / (periodSeconds * SECOND));
  if (requested > MAX_DATAPOINTS) {
    throw cloudWatchError(
      'InvalidParameterCombination',
      `You have requested up to ${requested} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
    );
  }
  return {
    namespace: Namespace ?? '',
    name: MetricName ?? '',
    start,
    end,
    periodSeconds,
    statistics,
    extended,
  };
}

function toDatapoint(
  { time, distribution }: MetricPeriod,
  unit: StandardUnit,
  request: Request,
): Datapoint | undefined {
  const compute = (statistics: ReadonlyMap<string, Statistic>) =>
    [...statistics].flatMap(([text, statistic]): [string, number][] => {
      const value = computeStatistic(statistic, distribution);
      return value === undefined ? [] : [[text, value]];
    });
  const values = compute(request.statistics);
  const extended = compute(request.extended);
  if (values.length === 0 && extended.length === 0) {
    return undefined;
  }
  return {
    Timestamp: new Date(time),
    Unit: unit,
    ...Object.fromEntries(values),
    ...(extended.length > 0 && {
      ExtendedStatistics: Object.fromEntries(extended),
    }),
  };
}

/**
 * GetMetricStatistics. Data of several units has a datapoint for each unit.
 *
 * @throws AwsError MissingParameter, InvalidParameterValue,
 *   InvalidParameterCombination
 */
export function getMetricStatistics(
  input: GetMetricStatisticsInput,
  state: CloudWatchState,
  now: Date,
): GetMetricStatisticsOutput {
  const request = check(input);
  const { namespace, name, start, end, periodSeconds } = request;
  const byUnit = state.metrics.read(
    metricIdentity(namespace, name, input.Dimensions),
    gridOf(start, end, periodSeconds, now.getTime()),
    now.getTime(),
  );
  const datapoints: Datapoint[] = [];
  for (const [unit, periods] of byUnit) {
    const isAskedFor = input.Unit === undefined || input.Unit === unit;
    for (const period of isAskedFor ? periods : []) {
      const datapoint = toDatapoint(period, unit, request);
      if (datapoint) {
        datapoints.push(datapoint);
      }
    }
  }
  return { Label: name, Datapoints: datapoints };
}
