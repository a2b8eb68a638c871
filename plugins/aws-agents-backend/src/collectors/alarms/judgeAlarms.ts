import {
  ALARM_STATES,
  type Alarm,
  type AlarmsData,
  type AnomalyDetector,
  type Failure,
} from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';

/** Alarms of one agent that are kept: more than anybody looks through. */
const MAX_ALARMS = 200;

/** What was seen of one agent's alarms in one region. */
export interface AlarmsView {
  /** Undefined: could not be read. */
  readonly alarms?: readonly Alarm[];
  readonly anomalyDetectors?: readonly AnomalyDetector[];
  readonly failures: readonly Failure[];
}

/**
 * Turns what was seen into the alarms observation. An alarm that is on tells of
 * the service, not of its agent: the observation is as it should be.
 */
export function judgeAlarms(views: readonly AlarmsView[]): CollectorOutcome {
  const failures = views.flatMap(view => view.failures);
  if (views.every(({ alarms }) => alarms === undefined)) {
    return {
      status: 'failed',
      reason: failures[0]?.message ?? 'No alarm could be read.',
      failures,
    };
  }
  const all = views.flatMap(({ alarms = [] }) => alarms).sort(byConcern);
  const data: AlarmsData = {
    alarms: all.slice(0, MAX_ALARMS),
    anomalyDetectors: views.flatMap(view => view.anomalyDetectors ?? []),
  };
  const [failure] = failures;
  return failure
    ? {
        status: 'degraded',
        reason: `Not all alarms could be read: ${failure.message}${boundOf(
          all,
        )}`,
        failures,
        data,
      }
    : {
        status: 'ok',
        reason: `${summaryOf(all)}${boundOf(all)}`,
        failures,
        data,
      };
}

function boundOf(alarms: readonly Alarm[]): string {
  return alarms.length > MAX_ALARMS
    ? ` The ${MAX_ALARMS} of most concern are shown.`
    : '';
}

function summaryOf(alarms: readonly Alarm[]): string {
  if (alarms.length === 0) {
    return 'No alarm watches these metrics.';
  }
  const on = alarms.filter(({ state }) => state === 'ALARM').length;
  const total = `${alarms.length} ${alarms.length === 1 ? 'alarm' : 'alarms'}`;
  return on === 0
    ? `None of ${total} is on.`
    : `${on} of ${total} ${on === 1 ? 'is' : 'are'} on.`;
}

/** The most worrying first, then the newest change, then by name. */
function byConcern(a: Alarm, b: Alarm): number {
  return (
    ALARM_STATES.indexOf(a.state) - ALARM_STATES.indexOf(b.state) ||
    (b.since ?? '').localeCompare(a.since ?? '') ||
    a.name.localeCompare(b.name)
  );
}
