import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { DAY, HOUR, SECOND } from '../metrics/granularity';
import { QueryRunner, QuerySources } from '../query/QueryRunner';
import type { AlarmState, JudgedPoint, MetricAlarmEntry } from './alarm';
import { Evaluation, evaluateRule, evaluationRange } from './evaluateRule';
import { INITIAL_REASON, stateReason, stateReasonData } from './stateReason';

/** How far back the last change of a state is looked for. */
const LOOKBACK = 14 * DAY;

/** Evaluations that are looked at one by one; before that, one an hour. */
const FINE_EVALUATIONS = 180;

interface Evaluated {
  readonly time: number;
  readonly state: StateValue;
  readonly evaluation: Evaluation;
}

/**
 * Evaluates an alarm at the ends of its periods, as counted from the epoch.
 * CloudWatch evaluates every minute, with periods that end then; for periods
 * of a minute that is the same.
 */
class AlarmHistory {
  readonly #step: number;

  constructor(
    private readonly alarm: MetricAlarmEntry,
    private readonly sources: QuerySources,
    private readonly now: number,
  ) {
    this.#step = alarm.rule.periodSeconds * SECOND;
  }

  /** The newest evaluation, if there has been one since the creation. */
  newest(now: number = this.now): number | undefined {
    const newest = this.#floor(now, this.#step);
    return newest > this.alarm.created ? newest : undefined;
  }

  /** Times of evaluations up to the newest, ascending. */
  times(newest: number): number[] {
    const first = Math.max(this.alarm.created, newest - LOOKBACK);
    const coarse = Math.max(this.#step, HOUR);
    const fineFrom = newest - FINE_EVALUATIONS * this.#step;
    const times: number[] = [];
    let time = this.#floor(first, coarse) + coarse;
    while (time < fineFrom) {
      times.push(time);
      time += coarse;
    }
    const begin = Math.max(fineFrom, this.#floor(first, this.#step));
    for (let fine = begin + this.#step; fine <= newest; fine += this.#step) {
      times.push(fine);
    }
    return times;
  }

  evaluate(times: readonly number[], initial: StateValue): Evaluated[] {
    let state = initial;
    return times.map(time => {
      const evaluation = evaluateRule(this.#window(time), this.alarm.rule);
      state = evaluation.outcome === 'retain' ? state : evaluation.outcome;
      return { time, state, evaluation };
    });
  }

  /** Times of all evaluations after `from`, up to `to`. */
  between(from: number, to: number): number[] {
    const times: number[] = [];
    for (let time = from + this.#step; time <= to; time += this.#step) {
      times.push(time);
    }
    return times;
  }

  #window(end: number): (JudgedPoint | undefined)[] {
    const { rule, plans } = this.alarm;
    const range = evaluationRange(rule);
    const runner = QueryRunner.create(plans, this.sources, {
      start: end - range * this.#step,
      end,
      now: this.now,
    });
    const points = this.#judged(runner);
    const byTime = new Map(points.map(point => [point.time, point]));
    return Array.from({ length: range }, (_, i) =>
      byTime.get(end - (i + 1) * this.#step),
    );
  }

  /** Datapoints with what they are compared with; without that, none. */
  #judged(runner: QueryRunner): readonly JudgedPoint[] {
    const { watched, band } = this.alarm;
    const points = runner.run(watched)[0]?.points ?? [];
    if (!band) {
      return points;
    }
    const [lower, upper] = runner
      .run(band)
      .map(series => new Map(series.points.map(p => [p.time, p.value])));
    return points.flatMap(point => {
      const least = lower?.get(point.time);
      const most = upper?.get(point.time);
      return least === undefined || most === undefined
        ? []
        : [{ ...point, bounds: { lower: least, upper: most } }];
    });
  }

  #floor(time: number, step: number): number {
    return Math.floor(time / step) * step;
  }
}

/** What an earlier look at the same alarm and data has found. */
export interface KnownState {
  /** Time of that look, ms. */
  readonly at: number;
  readonly state: AlarmState;
}

/** The evaluation that brought the alarm into the state of the last one. */
function lastChange(
  evaluated: readonly Evaluated[],
  history: AlarmHistory,
): Evaluated {
  const { state } = evaluated[evaluated.length - 1];
  const before = evaluated.findLastIndex(e => e.state !== state);
  if (before < 0 || before + 1 >= evaluated.length) {
    return evaluated[0];
  }
  const [from, to] = [evaluated[before], evaluated[before + 1]];
  const between = history.between(from.time, to.time);
  return (
    history.evaluate(between, from.state).find(e => e.state === state) ?? to
  );
}

/** Evaluations since an earlier look; undefined when these are too many. */
function continued(
  history: AlarmHistory,
  newest: number,
  { at, state }: KnownState,
): Evaluated[] | undefined {
  const seen = history.newest(at);
  const times = seen === undefined ? [] : history.between(seen, newest);
  return seen !== undefined && times.length <= FINE_EVALUATIONS
    ? history.evaluate(times, state.value)
    : undefined;
}

/**
 * Computes an alarm's state from the data. The reason is that of the
 * evaluation which brought the alarm into this state.
 *
 * @param sources - where the alarm's metrics are
 * @param now - ms
 * @param known - spares evaluating again what was evaluated then
 */
export function metricAlarmState(
  alarm: MetricAlarmEntry,
  sources: QuerySources,
  now: number,
  known?: KnownState,
): AlarmState {
  if (alarm.fixed) {
    const { state, reason } = alarm.fixed;
    return { value: state, reason, since: alarm.created };
  }
  const initial: AlarmState = {
    value: 'INSUFFICIENT_DATA',
    reason: INITIAL_REASON,
    since: alarm.created,
  };
  const history = new AlarmHistory(alarm, sources, now);
  const newest = history.newest();
  if (newest === undefined) {
    return initial;
  }
  const later = known && continued(history, newest, known);
  if (known && later?.every(({ state }) => state === known.state.value)) {
    return known.state;
  }
  const evaluated =
    later ?? history.evaluate(history.times(newest), initial.value);
  const change = lastChange(evaluated, history);
  const isInitial = change.evaluation.outcome === 'retain';
  if (isInitial && change.state === initial.value) {
    return initial;
  }
  const { rule, watched, band } = alarm;
  return {
    value: change.state,
    reason: stateReason(rule, change.evaluation),
    reasonData: stateReasonData(rule, change.evaluation, {
      queryTime: change.time,
      ...(watched.kind === 'metric' &&
        !band && {
          statistic: watched.statisticText,
          unit: watched.unit,
        }),
    }),
    since: change.time,
    isOlder: !later && change === evaluated[0],
  };
}
