import type {
  MessageData,
  StandardUnit,
  StatusCode,
} from '@aws-sdk/client-cloudwatch';
import { cloudWatchError } from '../errors';
import { evaluate } from '../math/evaluate';
import { MathError } from '../math/tokens';
import type { MathValue, Point, Series } from '../math/value';
import { Grid, gridOf } from '../metrics/granularity';
import type { MetricPeriod, MetricStore } from '../metrics/MetricStore';
import { computeStatistic } from '../metrics/statistic';
import { defaultLabels } from './defaultLabels';
import {
  ExpressionPlan,
  MetricPlan,
  QueryPlan,
  expressionComplaint,
} from './plan';

/** Where a query finds metrics: by account, undefined when not linked. */
export type MetricStoreLookup = (
  accountId: string | undefined,
) => MetricStore | undefined;

/** What a query is asked for; times in milliseconds. */
export interface QueryWindow {
  readonly start: number;
  readonly end: number;
  readonly now: number;
}

/** One time series that a query answers with. */
export interface QuerySeries {
  /** Label that it has without one of its own. */
  readonly defaultLabel: string;
  /** The query's label, which may have placeholders. */
  readonly label?: string;
  readonly points: readonly Point[];
  readonly statusCode: StatusCode;
  readonly messages: readonly MessageData[];
}

interface RetrievedMetric {
  readonly series: Series;
  readonly statusCode: StatusCode;
  readonly messages: readonly MessageData[];
}

const DEFAULT_PERIOD_SECONDS = 300;

/** Placeholder for the label that a series has by itself. */
const OWN_LABEL = '${LABEL}';

/** Evaluates the queries of one request, each when it is first needed. */
export class QueryRunner {
  readonly #plans: ReadonlyMap<string, QueryPlan>;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #storeOf: MetricStoreLookup;
  readonly #window: QueryWindow;
  readonly #metrics = new Map<string, RetrievedMetric>();
  readonly #expressions = new Map<string, MathValue>();
  readonly #evaluating = new Set<string>();

  static create(
    plans: readonly QueryPlan[],
    storeOf: MetricStoreLookup,
    window: QueryWindow,
  ): QueryRunner {
    return new QueryRunner(plans, storeOf, window);
  }

  private constructor(
    plans: readonly QueryPlan[],
    storeOf: MetricStoreLookup,
    window: QueryWindow,
  ) {
    this.#plans = new Map(plans.map(plan => [plan.id, plan]));
    this.#labels = defaultLabels(plans);
    this.#storeOf = storeOf;
    this.#window = window;
  }

  /**
   * Answers a query: one series for a metric, one or several for an
   * expression.
   *
   * @throws AwsError ValidationError when the expression cannot be evaluated
   */
  run(plan: QueryPlan): QuerySeries[] {
    const defaultLabel = this.#labels.get(plan.id) ?? plan.id;
    if (plan.kind === 'metric') {
      const { series, ...rest } = this.#retrieve(plan);
      const { points } = series;
      return [{ defaultLabel, label: plan.label, points, ...rest }];
    }
    const value = this.#guarded(plan, () => this.#evaluate(plan));
    if (value.kind === 'scalar') {
      throw cloudWatchError(
        'ValidationError',
        expressionComplaint(
          plan.id,
          'The final result must be a time series or an array of time series, not a number',
        ),
      );
    }
    const isArray = value.kind === 'array';
    return (isArray ? value.items : [value]).map(series => ({
      defaultLabel: isArray ? series.label : defaultLabel,
      label: isArray ? labelOfItems(plan.label) : plan.label,
      points: series.points,
      statusCode: 'Complete',
      messages: [],
    }));
  }

  #retrieve(plan: MetricPlan): RetrievedMetric {
    const known = this.#metrics.get(plan.id);
    if (known) {
      return known;
    }
    const store = this.#storeOf(plan.accountId);
    const retrieved = store
      ? this.#read(plan, store)
      : this.#forbidden(plan, plan.accountId ?? '');
    this.#metrics.set(plan.id, retrieved);
    return retrieved;
  }

  #read(plan: MetricPlan, store: MetricStore): RetrievedMetric {
    const grid = this.#gridOf(plan.periodSeconds);
    const byUnit = store.read(plan.identity, grid, this.#window.now);
    const { periods, messages } = pickUnit(byUnit, plan.unit);
    const points: Point[] = [];
    for (const { time, distribution } of periods) {
      const value = computeStatistic(plan.statistic, distribution);
      if (value !== undefined) {
        points.push({ time, value });
      }
    }
    return {
      series: this.#metricSeries(plan, points),
      statusCode: 'Complete',
      messages,
    };
  }

  #forbidden(plan: MetricPlan, accountId: string): RetrievedMetric {
    return {
      series: this.#metricSeries(plan, []),
      statusCode: 'Forbidden',
      messages: [
        {
          Code: 'Forbidden',
          Value: `Account ${accountId} is not linked to this account as a source account`,
        },
      ],
    };
  }

  #metricSeries(plan: MetricPlan, points: readonly Point[]): Series {
    return {
      kind: 'series',
      points,
      grid: this.#gridOf(plan.periodSeconds),
      label: plan.label ?? this.#labels.get(plan.id) ?? plan.id,
      isMetric: true,
    };
  }

  #evaluate(plan: ExpressionPlan): MathValue {
    const known = this.#expressions.get(plan.id);
    if (known) {
      return known;
    }
    if (this.#evaluating.has(plan.id)) {
      throw new MathError('The expression refers to itself');
    }
    this.#evaluating.add(plan.id);
    const value = evaluate(plan.expression, {
      reference: id => this.#reference(id),
      metrics: () => this.#allMetrics(),
      grid: this.#gridOf(this.#periodOf(plan)),
    });
    this.#evaluating.delete(plan.id);
    this.#expressions.set(plan.id, value);
    return value;
  }

  #reference(id: string): MathValue {
    const plan = this.#plans.get(id);
    if (!plan) {
      throw new MathError(`Unrecognized identifier: ${id}`);
    }
    return plan.kind === 'metric'
      ? this.#retrieve(plan).series
      : this.#evaluate(plan);
  }

  #allMetrics(): { id: string; series: Series }[] {
    return [...this.#plans.values()].flatMap(plan =>
      plan.kind === 'metric'
        ? [{ id: plan.id, series: this.#retrieve(plan).series }]
        : [],
    );
  }

  #guarded<T>(plan: ExpressionPlan, action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof MathError) {
        throw cloudWatchError(
          'ValidationError',
          expressionComplaint(plan.id, error.message),
        );
      }
      throw error;
    }
  }

  /** An expression without a period has the shortest of the metrics. */
  #periodOf(plan: ExpressionPlan): number {
    if (plan.periodSeconds !== undefined) {
      return plan.periodSeconds;
    }
    const periods = [...this.#plans.values()].flatMap(other =>
      other.kind === 'metric' ? [other.periodSeconds] : [],
    );
    return periods.length > 0 ? Math.min(...periods) : DEFAULT_PERIOD_SECONDS;
  }

  #gridOf(periodSeconds: number): Grid {
    const { start, end, now } = this.#window;
    return gridOf(start, end, periodSeconds, now);
  }
}

/** Series of an array have the expression's label, and then their own. */
function labelOfItems(label: string | undefined): string | undefined {
  return label && !label.includes(OWN_LABEL) ? `${label} ${OWN_LABEL}` : label;
}

/**
 * Data of the unit asked for. When none is asked for and there are several,
 * CloudWatch answers with the alphabetically first and says so.
 */
function pickUnit(
  byUnit: ReadonlyMap<StandardUnit, MetricPeriod[]>,
  unit: StandardUnit | undefined,
): { periods: MetricPeriod[]; messages: MessageData[] } {
  if (unit !== undefined) {
    return { periods: byUnit.get(unit) ?? [], messages: [] };
  }
  const units = [...byUnit.keys()].sort();
  const messages =
    units.length > 1
      ? [
          {
            Code: 'MultipleUnits',
            Value: `Multiple units returned: '[${units.join(', ')}]'`,
          },
        ]
      : [];
  const periods = units.length > 0 ? byUnit.get(units[0]) : undefined;
  return { periods: periods ?? [], messages };
}
