import type {
  MessageData,
  StandardUnit,
  StatusCode,
} from '@aws-sdk/client-cloudwatch';
import { expectedBand } from '../anomaly/expectedBand';
import type { SampleCache } from '../anomaly/SampleCache';
import { cloudWatchError } from '../errors';
import { evaluate } from '../math/evaluate';
import { MathError } from '../math/tokens';
import { MathValue, Point, Series, SeriesArray, derive } from '../math/value';
import { Grid, SECOND, gridOf } from '../metrics/granularity';
import { metricKey } from '../metrics/metric';
import type { MetricStore } from '../metrics/MetricStore';
import { defaultLabels } from './defaultLabels';
import {
  ExpressionPlan,
  MetricPlan,
  QueryPlan,
  expressionComplaint,
} from './plan';
import { readMetric } from './readMetric';

/** Where a query finds metrics: by account, undefined when not linked. */
export type MetricStoreLookup = (
  accountId: string | undefined,
) => MetricStore | undefined;

/** What queries read from. */
export interface QuerySources {
  readonly storeOf: MetricStoreLookup;
  /** Whether there is a trained anomaly detector for what a query retrieves. */
  readonly isModelled: (plan: MetricPlan) => boolean;
  readonly samples: SampleCache;
}

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
  readonly unit?: StandardUnit;
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
  readonly #sources: QuerySources;
  readonly #window: QueryWindow;
  readonly #metrics = new Map<string, RetrievedMetric>();
  readonly #expressions = new Map<string, MathValue>();
  readonly #evaluating = new Set<string>();

  static create(
    plans: readonly QueryPlan[],
    sources: QuerySources,
    window: QueryWindow,
  ): QueryRunner {
    return new QueryRunner(plans, sources, window);
  }

  private constructor(
    plans: readonly QueryPlan[],
    sources: QuerySources,
    window: QueryWindow,
  ) {
    this.#plans = new Map(plans.map(plan => [plan.id, plan]));
    this.#labels = defaultLabels(plans);
    this.#sources = sources;
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
      const { series, statusCode, messages } = this.#retrieve(plan);
      const { points } = series;
      return [
        { defaultLabel, label: plan.label, points, statusCode, messages },
      ];
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
    const store = this.#sources.storeOf(plan.accountId);
    const retrieved = store
      ? this.#read(plan, store)
      : this.#forbidden(plan, plan.accountId ?? '');
    this.#metrics.set(plan.id, retrieved);
    return retrieved;
  }

  #read(plan: MetricPlan, store: MetricStore): RetrievedMetric {
    const grid = this.#gridOf(plan.periodSeconds);
    const { now } = this.#window;
    const { points, unit, messages } = readMetric(plan, store, grid, now);
    return {
      series: this.#metricSeries(plan, points),
      unit,
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
      band: (id, deviations) => this.#bandOf(id, deviations),
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

  /** Undefined when the metric is not modelled, or may not be read. */
  #bandOf(
    id: string,
    deviations: number,
  ): Pick<SeriesArray, 'items'> | undefined {
    const plan = this.#plans.get(id);
    const { storeOf, isModelled } = this.#sources;
    const store = plan?.kind === 'metric' && storeOf(plan.accountId);
    if (!store || !isModelled(plan)) {
      return undefined;
    }
    const { series, unit } = this.#retrieve(plan);
    const { lower, upper } = expectedBand({
      sample: time => this.#sample(plan, store, time),
      grid: series.grid,
      deviations,
      ...(unit === 'Percent' && { maximum: 100 }),
    });
    return { items: [derive(series, lower), derive(series, upper)] };
  }

  /** The value of the period that begins at a time of the past. */
  #sample(
    plan: MetricPlan,
    store: MetricStore,
    time: number,
  ): number | undefined {
    const { periodSeconds, statisticText, unit, accountId } = plan;
    const samples = this.#sources.samples.of(
      [
        metricKey(plan.identity),
        statisticText,
        periodSeconds,
        unit,
        accountId,
      ].join(' '),
      store.revision,
    );
    if (!samples.has(time)) {
      const end = time + periodSeconds * SECOND;
      const grid = { start: time, end, periodSeconds };
      const [point] = readMetric(plan, store, grid, this.#window.now).points;
      samples.set(time, point?.value);
    }
    return samples.get(time);
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
