import type { MetricStore } from '../metrics/MetricStore';
import type { QuerySources } from '../query/QueryRunner';
import type {
  AlarmEntry,
  AlarmState,
  CompositeAlarmEntry,
  MetricAlarmEntry,
} from './alarm';
import { alarmsOf, holds, parseCompositeRule } from './compositeRule';
import { metricAlarmState } from './metricAlarmState';
import { INITIAL_REASON, reasonDataTime } from './stateReason';

interface CachedState {
  readonly entry: AlarmEntry;
  /** Evaluation and data that the state was computed from. */
  readonly basis: string;
  readonly revision: number;
  /** When it was computed, ms. */
  readonly at: number;
  readonly state: AlarmState;
}

/** `Friday 22 July, 2022 15:57:45 UTC`. */
function longTime(time: number): string {
  const date = new Date(time);
  const part = (options: Intl.DateTimeFormatOptions) =>
    date.toLocaleDateString('en-US', { ...options, timeZone: 'UTC' });
  const clock = date.toISOString().slice(11, 19);
  return `${part({ weekday: 'long' })} ${date
    .getUTCDate()
    .toString()
    .padStart(2, '0')} ${part({
    month: 'long',
  })}, ${date.getUTCFullYear()} ${clock} UTC`;
}

/** The alarms of one account in one region. */
export class AlarmStore {
  readonly #entries = new Map<string, AlarmEntry>();
  readonly #cache = new Map<string, CachedState>();
  readonly #metrics: MetricStore;
  readonly #sources: QuerySources;

  /** @param sources - metrics of accounts that alarms may watch */
  static create(metrics: MetricStore, sources: QuerySources): AlarmStore {
    return new AlarmStore(metrics, sources);
  }

  private constructor(metrics: MetricStore, sources: QuerySources) {
    this.#metrics = metrics;
    this.#sources = sources;
  }

  /** Adds an alarm, or replaces the one of that name. */
  put(entry: AlarmEntry): void {
    this.#entries.set(entry.name, entry);
    this.#cache.delete(entry.name);
  }

  delete(name: string): void {
    this.#entries.delete(name);
    this.#cache.delete(name);
  }

  get(name: string): AlarmEntry | undefined {
    return this.#entries.get(name);
  }

  /** Finds an alarm by name or ARN. */
  find(nameOrArn: string): AlarmEntry | undefined {
    return (
      this.#entries.get(nameOrArn) ??
      [...this.#entries.values()].find(({ arn }) => arn === nameOrArn)
    );
  }

  /** All alarms, by name. */
  list(): AlarmEntry[] {
    return [...this.#entries.values()].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
  }

  /** Children of a composite alarm that exist. */
  childrenOf(entry: CompositeAlarmEntry): AlarmEntry[] {
    return alarmsOf(parseCompositeRule(entry.rule)).flatMap(
      alarm => this.find(alarm) ?? [],
    );
  }

  /** The state of an alarm at `now` (ms). */
  stateOf(entry: AlarmEntry, now: number): AlarmState {
    return this.#stateOf(entry, now, new Set());
  }

  #stateOf(
    entry: AlarmEntry,
    now: number,
    evaluating: ReadonlySet<string>,
  ): AlarmState {
    return entry.kind === 'metric'
      ? this.#metricState(entry, now)
      : this.#compositeState(entry, now, evaluating);
  }

  #metricState(entry: MetricAlarmEntry, now: number): AlarmState {
    const evaluation = Math.floor(now / (entry.rule.periodSeconds * 1000));
    const { revision } = this.#metrics;
    const basis = `${evaluation}/${revision}`;
    const cached = this.#cache.get(entry.name);
    if (cached?.entry === entry && cached.basis === basis) {
      return cached.state;
    }
    const isContinued =
      cached?.entry === entry &&
      cached.revision === revision &&
      cached.at < now;
    const computed = metricAlarmState(
      entry,
      this.#sources,
      now,
      isContinued ? cached : undefined,
    );
    // Looking back, one sees only so far; what was seen before still holds.
    const isUnchanged =
      computed.isOlder &&
      cached?.entry === entry &&
      cached.state.value === computed.value;
    const state = isUnchanged ? cached.state : computed;
    this.#cache.set(entry.name, { entry, basis, revision, at: now, state });
    return state;
  }

  #compositeState(
    entry: CompositeAlarmEntry,
    now: number,
    evaluating: ReadonlySet<string>,
  ): AlarmState {
    if (entry.fixed) {
      const { state, reason } = entry.fixed;
      return { value: state, reason, since: entry.created };
    }
    if (evaluating.has(entry.name)) {
      // CloudWatch stops evaluating when alarms refer to each other in a cycle.
      return {
        value: 'INSUFFICIENT_DATA',
        reason: INITIAL_REASON,
        since: entry.created,
      };
    }
    const inner = new Set(evaluating).add(entry.name);
    const children = this.childrenOf(entry).map(child => ({
      child,
      state: this.#stateOf(child, now, inner),
    }));
    const isAlarm = holds(parseCompositeRule(entry.rule), alarm => {
      const found = this.find(alarm);
      return (
        children.find(({ child }) => child === found)?.state.value ??
        'INSUFFICIENT_DATA'
      );
    });
    return describe(entry, isAlarm ? 'ALARM' : 'OK', children);
  }
}

type Child = { child: AlarmEntry; state: AlarmState };

function describe(
  entry: CompositeAlarmEntry,
  value: 'ALARM' | 'OK',
  children: readonly Child[],
): AlarmState {
  const [trigger] = children
    .filter(({ state }) => state.since > entry.created)
    .sort((a, b) => b.state.since - a.state.since);
  const triggering = trigger ? [trigger] : children;
  return {
    value,
    since: trigger?.state.since ?? entry.created,
    reason: trigger
      ? `${trigger.child.arn} transitioned to ${
          trigger.state.value
        } at ${longTime(trigger.state.since)}`
      : `${entry.arn} was created and its alarm rule evaluates to ${value}`,
    reasonData: JSON.stringify({
      triggeringAlarms: triggering.map(({ child, state }) => ({
        arn: child.arn,
        state: { value: state.value, timestamp: reasonDataTime(state.since) },
      })),
    }),
  };
}
