import type { MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { Failure, MetricSeries } from 'backstage-plugin-aws-agents-common';
import { DENIAL_CODES } from '../../aws';
import { BAND_BOUNDS } from '../../store';
import { readBand, type Points } from './interpretBand';
import type { MetricCall, PlannedQuery } from './planCalls';

/** The pages of one call that arrived, and the failure that ended them early. */
export interface MetricAnswer {
  readonly call: MetricCall;
  readonly results: readonly MetricDataResult[];
  readonly failure?: Failure;
}

/** What CloudWatch said of one query. */
export interface QueryOutcome {
  readonly query: PlannedQuery;
  readonly status: MetricSeries['status'];
  readonly failure?: Failure;
  /** Pairs of epoch milliseconds and value, oldest first. */
  readonly points: Points;
  /** Every point of the window arrived. */
  readonly complete: boolean;
}

/** CloudWatch's status codes of a query that did not come in full. */
const INCOMPLETE: Readonly<
  Record<
    string,
    { status: MetricSeries['status']; cause: string; remedy: string }
  >
> = {
  PartialData: {
    status: 'partial',
    cause: 'CloudWatch returned a part of the points only.',
    remedy: 'Nothing to do: the next collection asks again.',
  },
  Forbidden: {
    status: 'forbidden',
    cause: 'The session may not read this metric.',
    remedy:
      'Allow cloudwatch:GetMetricData in the policies of the monitoring role, for the account that owns the metric.',
  },
  InternalError: {
    status: 'error',
    cause: 'CloudWatch failed inside.',
    remedy: 'Nothing to do: the next collection asks again.',
  },
};

/** A query that the answer to a call leaves out, or says nothing of. */
const UNANSWERED = {
  status: 'error',
  cause: 'The answer does not tell whether all points of the metric came.',
  remedy: 'Nothing to do: the next collection asks again.',
} as const;

/**
 * Reads one call's answer query by query, so that what went wrong with one
 * stays with it. A failed page takes from each query only what it held.
 */
export function interpretAnswer(
  answer: MetricAnswer,
  now: Date,
): QueryOutcome[] {
  const byId = new Map<string, MetricDataResult[]>();
  for (const result of answer.results) {
    const { Id: id } = result;
    const pages = id && byId.get(id);
    if (pages) {
      pages.push(result);
    } else if (id) {
      byId.set(id, [result]);
    }
  }
  return answer.call.queries
    .filter(({ requests }) => requests.length > 0)
    .flatMap(query => {
      const results = byId.get(query.id) ?? [];
      return query.definition.band
        ? interpretBand(query, results, answer, now)
        : [interpretQuery(query, toAnswer(results), answer, now)];
    });
}

/** What came for one query, from all pages. */
interface QueryAnswer {
  readonly code?: string;
  readonly points: Points;
}

function toAnswer(results: readonly MetricDataResult[]): QueryAnswer {
  return {
    // The last page's status counts: earlier ones say that more is to come.
    code: results[results.length - 1]?.StatusCode,
    points: results.flatMap(toPoints).sort((a, b) => a[0] - b[0]),
  };
}

/** One query gives both bounds; each request is for one of them. */
function interpretBand(
  query: PlannedQuery,
  results: readonly MetricDataResult[],
  answer: MetricAnswer,
  now: Date,
): QueryOutcome[] {
  const { points, code } = readBand(results, toPoints);
  return BAND_BOUNDS.map(bound =>
    interpretQuery(
      {
        ...query,
        requests: query.requests.filter(
          ({ definition }) => definition.band?.bound === bound,
        ),
      },
      { code, points: points[bound] },
      answer,
      now,
    ),
  );
}

function interpretQuery(
  query: PlannedQuery,
  { code, points: answered }: QueryAnswer,
  answer: MetricAnswer,
  now: Date,
): QueryOutcome {
  const points = answered.filter(([time]) =>
    isFinished(time, query, answer.call),
  );
  const incomplete = code ? INCOMPLETE[code] : undefined;
  if (answer.failure && code !== 'Complete') {
    const status = DENIAL_CODES.has(answer.failure.code)
      ? 'forbidden'
      : 'error';
    return {
      query,
      status: points.length > 0 ? 'partial' : status,
      failure: answer.failure,
      points,
      complete: false,
    };
  }
  if (code === undefined || incomplete) {
    return {
      query,
      status: incomplete?.status ?? 'error',
      failure: toQueryFailure(answer.call, query, code, now),
      points,
      complete: false,
    };
  }
  return {
    query,
    status: points.length > 0 ? 'complete' : 'no-data',
    points,
    complete: true,
  };
}

/** A call with several periods ends within one of the longer of them. */
function isFinished(
  time: number,
  { periodSeconds }: PlannedQuery,
  { end }: MetricCall,
): boolean {
  return time + periodSeconds * 1000 <= end.getTime();
}

/** A plain loop: an answer has up to 100,800 points. */
function toPoints({
  Timestamps: times = [],
  Values: values = [],
}: MetricDataResult): Points {
  const points: Points = [];
  for (let index = 0; index < times.length; index += 1) {
    if (Number.isFinite(values[index])) {
      points.push([times[index].getTime(), values[index]]);
    }
  }
  return points;
}

function toQueryFailure(
  call: MetricCall,
  query: PlannedQuery,
  code: string | undefined,
  now: Date,
): Failure {
  const { namespace, metricName, band } = query.definition;
  const subject = `${
    band ? 'the expected band of ' : ''
  }${namespace} ${metricName}`;
  const { status, cause, remedy } =
    code === undefined ? UNANSWERED : INCOMPLETE[code];
  return {
    code: `metric-${status}`,
    message: `CloudWatch answered ${code ?? 'nothing'} for ${subject} in ${
      call.region
    }.`,
    cause,
    remedy,
    retryable: status !== 'forbidden',
    call: {
      service: 'CloudWatch',
      operation: 'GetMetricData',
      accountId: call.accountId,
      region: call.region,
      ...(code ? { errorCode: code } : {}),
    },
    at: now.toISOString(),
  };
}
