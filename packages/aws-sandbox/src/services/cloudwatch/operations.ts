import type {
  DeleteAlarmsInput,
  DescribeAlarmsForMetricInput,
  DescribeAlarmsForMetricOutput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  DescribeAnomalyDetectorsInput,
  DescribeAnomalyDetectorsOutput,
  GetMetricDataInput,
  GetMetricDataOutput,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
  ListMetricsInput,
  ListMetricsOutput,
  PutMetricAlarmInput,
  PutMetricDataInput,
} from '@aws-sdk/client-cloudwatch';
import type { AccessCheck, Operation } from '../../service';
import {
  RequestPlace,
  checkDeleteAlarms,
  checkDescribeAlarms,
  checkPutMetricAlarm,
  checkPutMetricData,
  checkWithoutResource,
} from './accessChecks';
import { deleteAlarms, putMetricAlarm } from './alarms/changeAlarms';
import {
  describeAlarms,
  describeAlarmsForMetric,
} from './alarms/describeAlarms';
import type { CloudWatchState } from './CloudWatchState';
import { describeAnomalyDetectors } from './describeAnomalyDetectors';
import { putMetricData } from './publish/putMetricData';
import { getMetricData } from './query/getMetricData';
import { getMetricStatistics } from './query/getMetricStatistics';
import { listMetrics } from './query/listMetrics';

type NoOutput = Record<string, never>;

function operation<TInput, TOutput>(
  checks: (input: TInput, place: RequestPlace) => AccessCheck[],
  handle: (input: TInput, state: CloudWatchState, now: Date) => TOutput,
): Operation<CloudWatchState, TInput, TOutput> {
  return {
    checks,
    handle: (input, { state, now }) => handle(input, state, now),
  };
}

/** The operations of CloudWatch that the sandbox has, by name. */
export const cloudwatchOperations = {
  DeleteAlarms: operation<DeleteAlarmsInput, NoOutput>(
    checkDeleteAlarms,
    deleteAlarms,
  ),
  DescribeAlarms: operation<DescribeAlarmsInput, DescribeAlarmsOutput>(
    checkDescribeAlarms,
    describeAlarms,
  ),
  DescribeAlarmsForMetric: operation<
    DescribeAlarmsForMetricInput,
    DescribeAlarmsForMetricOutput
  >(
    () => [checkWithoutResource('DescribeAlarmsForMetric')],
    describeAlarmsForMetric,
  ),
  DescribeAnomalyDetectors: operation<
    DescribeAnomalyDetectorsInput,
    DescribeAnomalyDetectorsOutput
  >(
    () => [checkWithoutResource('DescribeAnomalyDetectors')],
    describeAnomalyDetectors,
  ),
  GetMetricData: operation<GetMetricDataInput, GetMetricDataOutput>(
    () => [checkWithoutResource('GetMetricData')],
    getMetricData,
  ),
  GetMetricStatistics: operation<
    GetMetricStatisticsInput,
    GetMetricStatisticsOutput
  >(() => [checkWithoutResource('GetMetricStatistics')], getMetricStatistics),
  ListMetrics: operation<ListMetricsInput, ListMetricsOutput>(
    () => [checkWithoutResource('ListMetrics')],
    listMetrics,
  ),
  PutMetricAlarm: operation<PutMetricAlarmInput, NoOutput>(
    checkPutMetricAlarm,
    putMetricAlarm,
  ),
  PutMetricData: operation<PutMetricDataInput, NoOutput>(
    input => [checkPutMetricData(input)],
    putMetricData,
  ),
};
