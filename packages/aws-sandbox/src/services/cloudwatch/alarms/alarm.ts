import type {
  CompositeAlarm,
  MetricAlarm,
  StateValue,
} from '@aws-sdk/client-cloudwatch';
import type { Point } from '../math/value';
import type { QueryPlan } from '../query/plan';

/** How an alarm's threshold is compared. */
export type Comparison =
  | 'GreaterThanThreshold'
  | 'GreaterThanOrEqualToThreshold'
  | 'LessThanThreshold'
  | 'LessThanOrEqualToThreshold';

/** How a value is compared with the band of an anomaly detector. */
export type BandComparison =
  | 'LessThanLowerOrGreaterThanUpperThreshold'
  | 'LessThanLowerThreshold'
  | 'GreaterThanUpperThreshold';

/** What an alarm makes of periods without data. */
export type TreatMissingData =
  | 'missing'
  | 'ignore'
  | 'breaching'
  | 'notBreaching';

/** A datapoint that an alarm judges. */
export interface JudgedPoint extends Point {
  /** What it is compared with by alarms on a band. */
  readonly bounds?: { readonly lower: number; readonly upper: number };
}

/** When a metric alarm is in which state. */
export interface AlarmRule {
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  /** Whether M of N was asked for; the reason is then worded for it. */
  readonly isMOutOfN: boolean;
  /** Zero, and not looked at, for alarms on a band. */
  readonly threshold: number;
  readonly comparison: Comparison | BandComparison;
  readonly treatMissingData: TreatMissingData;
}

interface AlarmBase {
  readonly name: string;
  readonly arn: string;
  /** When it was created, ms. */
  readonly created: number;
  /** When its configuration was last changed, ms. */
  readonly updated: number;
  /** A state that the seed fixes; data is then not looked at. */
  readonly fixed?: { readonly state: StateValue; readonly reason: string };
}

/** An alarm on a metric or on a metric math expression. */
export interface MetricAlarmEntry extends AlarmBase {
  readonly kind: 'metric';
  readonly rule: AlarmRule;
  readonly plans: readonly QueryPlan[];
  /** The one of `plans` that is compared with the threshold, or the band. */
  readonly watched: QueryPlan;
  /** The one of `plans` that gives the band, for alarms on anomalies. */
  readonly band?: QueryPlan;
  /** The configuration as DescribeAlarms shows it. */
  readonly configuration: MetricAlarm;
}

/** An alarm on the states of other alarms. */
export interface CompositeAlarmEntry extends AlarmBase {
  readonly kind: 'composite';
  readonly rule: string;
  readonly configuration: CompositeAlarm;
}

/** An alarm as configured, without its state. */
export type AlarmEntry = MetricAlarmEntry | CompositeAlarmEntry;

/** The state of an alarm. */
export interface AlarmState {
  readonly value: StateValue;
  readonly reason: string;
  /** JSON; undefined where CloudWatch gives none. */
  readonly reasonData?: string;
  /** Since when, ms. */
  readonly since: number;
  /** Whether it was so for as far back as was looked, and maybe for longer. */
  readonly isOlder?: boolean;
}

/** ARN of an alarm; the partition follows from the region. */
export function alarmArn(
  region: string,
  accountId: string,
  name: string,
): string {
  let partition = 'aws';
  if (region.startsWith('cn-')) {
    partition = 'aws-cn';
  } else if (region.startsWith('us-gov-')) {
    partition = 'aws-us-gov';
  }
  return `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${name}`;
}
