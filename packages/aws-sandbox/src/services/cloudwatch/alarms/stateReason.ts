import type { Point } from '../math/value';
import type { AlarmRule, Comparison } from './alarm';
import type { Evaluation } from './evaluateRule';

const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** Reason of an alarm that has not been evaluated yet. */
export const INITIAL_REASON = 'Unchecked: Initial alarm creation';

/** A number as Java prints a double, which is what AWS's texts show. */
export function javaDouble(value: number): string {
  const magnitude = Math.abs(value);
  if (value !== 0 && (magnitude >= 1e7 || magnitude < 1e-3)) {
    const [mantissa, exponent] = value.toExponential().split('e');
    const digits = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
    return `${digits}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

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
  const verb = decisive.length === 1 ? 'was' : 'were';
  const compared = `${verb}${isAlarm ? '' : ' not'} ${
    COMPARISON_WORDS[rule.comparison]
  } the threshold (${javaDouble(rule.threshold)})`;
  if (isAlarm && rule.isMOutOfN) {
    return `Threshold Crossed: ${decisive.length} out of the last ${
      rule.evaluationPeriods
    } datapoints ${listed(decisive)} ${compared}${missing} (minimum ${counted(
      rule.datapointsToAlarm,
      'datapoint',
    )} for OK -> ALARM transition).`;
  }
  return `Threshold Crossed: ${counted(decisive.length, 'datapoint')} ${listed(
    decisive,
  )} ${compared}${missing}.`;
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
    `"threshold":${javaDouble(rule.threshold)}`,
    `"evaluatedDatapoints":[${points
      .map(
        ({ time, value }) =>
          `{"timestamp":"${reasonDataTime(time)}","value":${javaDouble(
            value,
          )}}`,
      )
      .join(',')}]`,
  ];
  return `{${members.join(',')}}`;
}
