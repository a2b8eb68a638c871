import type { Point } from '../math/value';
import type { AlarmRule, Comparison, JudgedPoint } from './alarm';
import { bandReasonData, comparedWithBand, singleBound } from './bandReason';
import { Evaluation, isBandComparison } from './evaluateRule';
import { javaDouble } from './javaDouble';

const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** Reason of an alarm that has not been evaluated yet. */
export const INITIAL_REASON = 'Unchecked: Initial alarm creation';

/** `dd/MM/yy HH:mm:ss`, UTC. */
function shortTime(time: number): string {
  const iso = new Date(time).toISOString();
  const day = `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(2, 4)}`;
  return `${day} ${iso.slice(11, 19)}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function listed(points: readonly Point[]): string {
  const texts = points.map(
    ({ time, value }) => `${javaDouble(value)} (${shortTime(time)})`,
  );
  return `[${texts.join(', ')}]`;
}

function missingClause(rule: AlarmRule, filled: number): string {
  const isFilled =
    rule.treatMissingData === 'breaching' ||
    rule.treatMissingData === 'notBreaching';
  if (filled === 0 || !isFilled) {
    return '';
  }
  const as =
    rule.treatMissingData === 'breaching' ? 'Breaching' : 'NonBreaching';
  const verb = filled === 1 ? 'was' : 'were';
  return ` and ${counted(
    filled,
    'missing datapoint',
  )} ${verb} treated as [${as}]`;
}

/** StateReason in the words of CloudWatch. */
export function stateReason(rule: AlarmRule, evaluation: Evaluation): string {
  const { outcome, points, decisive, filled } = evaluation;
  if (outcome === 'INSUFFICIENT_DATA' || outcome === 'retain') {
    const verb = filled === 1 ? 'was' : 'were';
    return `Insufficient Data: ${counted(
      filled,
      'datapoint',
    )} ${verb} unknown.`;
  }
  const missing = missingClause(rule, filled);
  if (points.length === 0) {
    return `Threshold Crossed: no datapoints were received for ${counted(
      rule.evaluationPeriods,
      'period',
    )}${missing}.`;
  }
  if (decisive.length === 0) {
    // Real datapoints exist, but what was filled in decided.
    const verb = points.length === 1 ? 'was' : 'were';
    return `Threshold Crossed: ${counted(
      points.length,
      'datapoint',
    )} ${verb} received for ${counted(
      rule.evaluationPeriods,
      'period',
    )}${missing}.`;
  }
  const isAlarm = outcome === 'ALARM';
  const compared = comparedWith(rule, decisive, isAlarm);
  const isBand = isBandComparison(rule.comparison);
  if (isBand || (isAlarm && rule.isMOutOfN)) {
    const change = isAlarm ? 'OK -> ALARM' : 'ALARM -> OK';
    return `${isBand ? 'Thresholds' : 'Threshold'} Crossed: ${
      decisive.length
    } out of the last ${rule.evaluationPeriods} datapoints ${listed(
      decisive,
    )} ${compared}${missing} (minimum ${counted(
      leastToChange(rule, isAlarm),
      'datapoint',
    )} for ${change} transition).`;
  }
  return `Threshold Crossed: ${counted(decisive.length, 'datapoint')} ${listed(
    decisive,
  )} ${compared}${missing}.`;
}

function comparedWith(
  { comparison, threshold }: AlarmRule,
  decisive: readonly JudgedPoint[],
  isAlarm: boolean,
): string {
  if (isBandComparison(comparison)) {
    return comparedWithBand(comparison, decisive, isAlarm);
  }
  const verb = decisive.length === 1 ? 'was' : 'were';
  return `${verb}${isAlarm ? '' : ' not'} ${
    COMPARISON_WORDS[comparison]
  } the threshold (${javaDouble(threshold)})`;
}

/** Datapoints that bring an alarm on, or leave too few of them to keep it on. */
function leastToChange(rule: AlarmRule, isAlarm: boolean): number {
  return isAlarm
    ? rule.datapointsToAlarm
    : rule.evaluationPeriods - rule.datapointsToAlarm + 1;
}

/** `2023-01-09T14:07:25.504+0000`, as reason data writes times. */
export function reasonDataTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/** What StateReasonData says besides the evaluation. */
export interface ReasonDataSubject {
  /** When the alarm was evaluated, ms. */
  readonly queryTime: number;
  /** Undefined for alarms on metric math. */
  readonly statistic?: string;
  readonly unit?: string;
}

/** StateReasonData: JSON with numbers as Java prints doubles. */
export function stateReasonData(
  rule: AlarmRule,
  { points }: Evaluation,
  { queryTime, statistic, unit }: ReasonDataSubject,
): string {
  const { comparison } = rule;
  const oldest = points[points.length - 1];
  const quoted = (name: string, text: string | undefined) =>
    text === undefined ? [] : [`"${name}":${JSON.stringify(text)}`];
  const values = points.map(({ value }) => javaDouble(value)).reverse();
  const members = [
    ...quoted('version', '1.0'),
    ...quoted('queryDate', reasonDataTime(queryTime)),
    ...quoted('startDate', oldest && reasonDataTime(oldest.time)),
    ...quoted('unit', unit),
    ...quoted('statistic', statistic),
    `"period":${rule.periodSeconds}`,
    `"recentDatapoints":[${values.join(',')}]`,
    ...(isBandComparison(comparison)
      ? bandReasonData(comparison, points)
      : [`"threshold":${javaDouble(rule.threshold)}`]),
    `"evaluatedDatapoints":[${points
      .map(point => evaluatedDatapoint(rule, point))
      .join(',')}]`,
  ];
  return `{${members.join(',')}}`;
}

function evaluatedDatapoint({ comparison }: AlarmRule, point: JudgedPoint) {
  const bound = isBandComparison(comparison)
    ? singleBound(comparison, point)
    : undefined;
  return `{"timestamp":"${reasonDataTime(point.time)}","value":${javaDouble(
    point.value,
  )}${bound === undefined ? '' : `,"threshold":${javaDouble(bound)}`}}`;
}
