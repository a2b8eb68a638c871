import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { Complaints, cloudWatchError, required } from '../errors';
import type { CloudWatchState } from '../CloudWatchState';
import { LabelContext, parseTimezone, renderLabel } from './dynamicLabel';
import { decodePageToken, encodePageToken } from '../../pageToken';
import { QueryPlan, planQueries } from './plan';
import { QueryRunner, QuerySeries } from './QueryRunner';

/** Source: GetMetricData API reference. */
const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

/** Where a page begins: query, series of its answer, point of that series. */
const positionSchema = z.object({
  query: z.int().min(0),
  series: z.int().min(0),
  point: z.int().min(0),
  /** Time of the first page (ms): later pages answer as of then. */
  now: z.number(),
});
type Position = z.output<typeof positionSchema>;

interface Request {
  readonly plans: readonly QueryPlan[];
  readonly start: number;
  readonly end: number;
  readonly maxDatapoints: number;
  readonly timezone: number;
  readonly descending: boolean;
}

function checkWindow(
  start: Date | undefined,
  end: Date | undefined,
  complaints: Complaints,
): void {
  complaints.addIf(!start, required('StartTime'));
  complaints.addIf(!end, required('EndTime'));
  if (start && end && start.getTime() === end.getTime()) {
    complaints.add('The parameter StartTime must not equal parameter EndTime.');
  } else if (start && end && start > end) {
    complaints.add('The parameter EndTime must be greater than StartTime.');
  }
}

function checkRequest(input: GetMetricDataInput): Request {
  const complaints = Complaints.create();
  const queries = input.MetricDataQueries;
  complaints.addIf(!queries, required('MetricDataQueries'));
  complaints.addIf(
    (queries?.length ?? 0) > MAX_QUERIES,
    `The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`,
  );
  checkWindow(input.StartTime, input.EndTime, complaints);
  const maxDatapoints = input.MaxDatapoints ?? MAX_DATAPOINTS;
  complaints.addIf(
    maxDatapoints < 1 || maxDatapoints > MAX_DATAPOINTS,
    `The value ${maxDatapoints} for parameter MaxDatapoints must be between 1 and ${MAX_DATAPOINTS}.`,
  );
  const timezone = parseTimezone(input.LabelOptions?.Timezone ?? '+0000');
  complaints.addIf(
    timezone === undefined,
    `The value ${input.LabelOptions?.Timezone} for parameter LabelOptions.Timezone is not matching the expected pattern [+-]\\d{4}.`,
  );
  const plans = planQueries(queries ?? [], 'MetricDataQueries', complaints);
  complaints.throwIfAny('ValidationError', 'terminated');
  return {
    plans,
    start: input.StartTime?.getTime() ?? 0,
    end: input.EndTime?.getTime() ?? 0,
    maxDatapoints,
    timezone: timezone ?? 0,
    descending: input.ScanBy !== 'TimestampAscending',
  };
}

/** What must stay the same from page to page. */
function tokenScope(input: GetMetricDataInput): unknown {
  const { MetricDataQueries, StartTime, EndTime, ScanBy } = input;
  return { MetricDataQueries, StartTime, EndTime, ScanBy };
}

function firstPosition(input: GetMetricDataInput, now: Date): Position {
  if (input.NextToken === undefined) {
    return { query: 0, series: 0, point: 0, now: now.getTime() };
  }
  const position = positionSchema.safeParse(
    decodePageToken(tokenScope(input), input.NextToken),
  );
  if (!position.success) {
    throw cloudWatchError(
      'InvalidNextToken',
      'The next token specified is invalid.',
    );
  }
  return position.data;
}

function labelProperties(
  plan: QueryPlan,
  state: CloudWatchState,
): Map<string, string> {
  const properties = new Map([['Region', state.region]]);
  if (plan.kind === 'metric') {
    const accountId = plan.accountId ?? state.accountId;
    properties.set('AccountId', accountId);
    properties.set('MetricName', plan.identity.name);
    properties.set('Namespace', plan.identity.namespace);
    properties.set('Period', String(plan.periodSeconds));
    properties.set('Stat', plan.statisticText);
    for (const { name, value } of plan.identity.dimensions) {
      properties.set(`Dim.${name}`, value);
    }
  }
  return properties;
}

/** Cuts pages out of the answers to all queries, in the order of the queries. */
class PageBuilder {
  readonly results: MetricDataResult[] = [];
  #space: number;

  constructor(
    private readonly request: Request,
    private readonly state: CloudWatchState,
    private readonly now: number,
  ) {
    this.#space = request.maxDatapoints;
  }

  /**
   * Adds a series from the given point on.
   *
   * @returns the point at which the next page continues, undefined when all
   *   points fitted in
   */
  add(plan: QueryPlan, series: QuerySeries, from: number): number | undefined {
    const points = this.request.descending
      ? series.points.slice().reverse()
      : series.points;
    const page = points.slice(from, from + this.#space);
    this.#space -= page.length;
    const next = from + page.length;
    const isCut = next < points.length;
    this.results.push({
      Id: plan.id,
      Label: this.#label(plan, series),
      Timestamps: page.map(({ time }) => new Date(time)),
      Values: page.map(({ value }) => value),
      StatusCode: isCut ? 'PartialData' : series.statusCode,
      ...(series.messages.length > 0 && { Messages: [...series.messages] }),
    });
    return isCut ? next : undefined;
  }

  get isFull(): boolean {
    return this.#space === 0;
  }

  #label(plan: QueryPlan, series: QuerySeries): string {
    const context: LabelContext = {
      defaultLabel: series.defaultLabel,
      points: series.points,
      now: this.now,
      timezone: this.request.timezone,
      properties: labelProperties(plan, this.state),
    };
    return renderLabel(series.label || series.defaultLabel, context);
  }
}

/** Fills a page; answers where the next begins, if there is more. */
function fillPage(
  request: Request,
  runner: QueryRunner,
  first: Position,
  page: PageBuilder,
): Position | undefined {
  const plans = request.plans.filter(({ returnData }) => returnData);
  for (let query = first.query; query < plans.length; query++) {
    if (page.isFull) {
      return { ...first, query, series: 0, point: 0 };
    }
    const answers = runner.run(plans[query]);
    const begin = query === first.query ? first.series : 0;
    for (let series = begin; series < answers.length; series++) {
      const isFirst = query === first.query && series === first.series;
      const from = isFirst ? first.point : 0;
      const next = page.add(plans[query], answers[series], from);
      if (next !== undefined) {
        return { ...first, query, series, point: next };
      }
    }
  }
  return undefined;
}

/**
 * GetMetricData.
 *
 * Pages follow the order of the queries: a query that did not fit is answered
 * with `PartialData` and continued on the next page, the queries after it are
 * on later pages. All pages answer as of the time of the first.
 *
 * @throws AwsError ValidationError, InvalidNextToken
 */
export function getMetricData(
  input: GetMetricDataInput,
  state: CloudWatchState,
  now: Date,
): GetMetricDataOutput {
  const request = checkRequest(input);
  const first = firstPosition(input, now);
  const runner = QueryRunner.create(request.plans, state.sources, {
    start: request.start,
    end: request.end,
    now: first.now,
  });
  const page = new PageBuilder(request, state, first.now);
  const next = fillPage(request, runner, first, page);
  return {
    MetricDataResults: page.results,
    Messages: [],
    ...(next && { NextToken: encodePageToken(tokenScope(input), next) }),
  };
}
