import type {
  AnomalyDetector,
  DescribeAnomalyDetectorsInput,
  DescribeAnomalyDetectorsOutput,
} from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { CloudWatchState } from './CloudWatchState';
import { cloudWatchError } from './errors';
import { metricIdentity } from './metrics/metric';
import { decodePageToken, encodePageToken } from '../pageToken';

const DEFAULT_PAGE_SIZE = 50;
const cursorSchema = z.int().min(0);

function matches(
  { SingleMetricAnomalyDetector: single }: AnomalyDetector,
  input: DescribeAnomalyDetectorsInput,
): boolean {
  const types = input.AnomalyDetectorTypes ?? [];
  if (types.length > 0 && !types.includes('SINGLE_METRIC')) {
    return false;
  }
  const wanted = metricIdentity(undefined, undefined, input.Dimensions);
  const { dimensions } = metricIdentity(
    undefined,
    undefined,
    single?.Dimensions,
  );
  return (
    (!input.Namespace || single?.Namespace === input.Namespace) &&
    (!input.MetricName || single?.MetricName === input.MetricName) &&
    wanted.dimensions.every(({ name, value }) =>
      dimensions.some(d => d.name === name && d.value === value),
    )
  );
}

/**
 * DescribeAnomalyDetectors: the detectors that the seed declares.
 *
 * @throws AwsError InvalidNextToken
 */
export function describeAnomalyDetectors(
  input: DescribeAnomalyDetectorsInput,
  state: CloudWatchState,
): DescribeAnomalyDetectorsOutput {
  const { NextToken, MaxResults, ...scope } = input;
  const all = state.anomalyDetectors.filter(d => matches(d, input));
  let from = 0;
  if (NextToken !== undefined) {
    const cursor = cursorSchema.safeParse(decodePageToken(scope, NextToken));
    if (!cursor.success) {
      throw cloudWatchError(
        'InvalidNextToken',
        'The next token specified is invalid.',
      );
    }
    from = cursor.data;
  }
  const to = from + (MaxResults ?? DEFAULT_PAGE_SIZE);
  return {
    AnomalyDetectors: all.slice(from, to),
    ...(to < all.length && { NextToken: encodePageToken(scope, to) }),
  };
}
