import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import {
  AwsFailureError,
  setQueryOwners,
  toFailure,
  type AwsClientFactory,
} from '../../aws';
import type { CollectorRun } from '../collector';
import type { MetricAnswer } from './interpretAnswer';
import {
  DATAPOINTS_PER_CALL,
  planApart,
  pointsOf,
  type MetricCall,
  type PlannedQuery,
} from './planCalls';

/** Pages that are followed for each that the points of a call can fill. */
const SPARE_PAGES = 10;
/**
 * Parts that a refused call is made anew in, beyond which what is left of it
 * fails: enough to find three queries among 500.
 */
const CALLS_TO_FIND_INVALID = 64;

/** Makes the GetMetricData calls of a plan, all pages of each. */
export class MetricReader {
  static create(options: { clients: AwsClientFactory }): MetricReader {
    return new MetricReader(options.clients);
  }

  private constructor(private readonly clients: AwsClientFactory) {}

  /**
   * Makes one planned call. When CloudWatch refuses it as invalid, which one
   * expression or statistic can bring about, it is made anew in parts, down to
   * what it refuses.
   *
   * @param agent - one of the agents that the call serves: its session is used
   */
  async read(
    call: MetricCall,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<MetricAnswer[]> {
    let left = CALLS_TO_FIND_INVALID;
    const readPart = async (part: MetricCall): Promise<MetricAnswer[]> => {
      const answer = await this.readOnce(part, agent, run);
      const parts = isInvalid(answer) ? planApart(part, run.now) : [];
      if (parts.length < 2 || left < parts.length) {
        return [answer];
      }
      left -= parts.length;
      return (await Promise.all(parts.map(readPart))).flat();
    };
    return await readPart(call);
  }

  /** A page that fails ends the call; what came before stays. */
  private async readOnce(
    call: MetricCall,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<MetricAnswer> {
    const results: MetricDataResult[] = [];
    let failure: Failure | undefined;
    try {
      for await (const page of this.pages(call, agent, run)) {
        results.push(...page);
      }
    } catch (error) {
      failure = toFailure(error, {
        service: 'CloudWatch',
        operation: 'GetMetricData',
        accountId: call.accountId,
        region: call.region,
        roleArn: agent.monitoringRoleArn,
        now: run.now,
      });
    }
    return { call, results, ...(failure ? { failure } : {}) };
  }

  private async *pages(
    call: MetricCall,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): AsyncGenerator<MetricDataResult[]> {
    const client = this.clients.client(CloudWatchClient, {
      agent,
      region: call.region,
      entityRefs: entityRefsOf(call),
    });
    const tokens = new Set<string>();
    let token: string | undefined;
    do {
      run.expectCalls(1);
      const command = new GetMetricDataCommand({
        MetricDataQueries: call.queries.map(toDataQuery),
        StartTime: call.start,
        EndTime: call.end,
        ScanBy: 'TimestampAscending',
        MaxDatapoints: DATAPOINTS_PER_CALL,
        NextToken: token,
      });
      setQueryOwners(command.input, ownersOf(call));
      const answer = await client.send(command, { abortSignal: run.signal });
      yield answer.MetricDataResults ?? [];
      token = answer.NextToken;
      if (token && (tokens.has(token) || tokens.size + 1 >= mostPages(call))) {
        throw endlessPages(call, tokens.size + 1, run.now);
      }
      tokens.add(token ?? '');
    } while (token);
  }
}

/** CloudWatch may fill pages less than they could be. */
function mostPages(call: MetricCall): number {
  const points = call.queries.reduce(
    (sum, { periodSeconds }) => sum + pointsOf(call, periodSeconds),
    0,
  );
  return SPARE_PAGES * Math.ceil(points / DATAPOINTS_PER_CALL);
}

function endlessPages(
  { accountId, region }: MetricCall,
  pages: number,
  now: Date,
): AwsFailureError {
  return new AwsFailureError({
    code: 'endless-pages',
    message: `CloudWatch in ${region} announced yet another page after ${pages}, more than the points that were asked for take.`,
    cause:
      'The next token of the answer repeats, or CloudWatch answers with almost empty pages.',
    remedy:
      'Nothing to do: the next collection asks again. If this repeats, check what is behind the endpoint of CloudWatch.',
    retryable: true,
    call: {
      service: 'CloudWatch',
      operation: 'GetMetricData',
      accountId,
      region,
    },
    at: now.toISOString(),
  });
}

function isInvalid({ failure }: MetricAnswer): boolean {
  return /^Validation(Error|Exception)$/.test(failure?.call?.errorCode ?? '');
}

function toDataQuery(query: PlannedQuery): MetricDataQuery {
  const { definition } = query;
  const common = { Id: query.id, ReturnData: query.requests.length > 0 };
  if (query.expression !== undefined) {
    return {
      ...common,
      Expression: query.expression,
      Period: query.periodSeconds,
    };
  }
  return {
    ...common,
    AccountId: definition.owningAccountId,
    MetricStat: {
      Metric: {
        Namespace: definition.namespace,
        MetricName: definition.metricName,
        Dimensions: Object.entries(definition.dimensions).map(
          ([Name, Value]) => ({ Name, Value }),
        ),
      },
      Period: query.periodSeconds,
      Stat: definition.statistic,
    },
  };
}

function entityRefsOf(call: MetricCall): string[] {
  return [...new Set(call.queries.flatMap(({ owners }) => owners))];
}

/** Who wants the answer of each query: merged calls are paid for together. */
function ownersOf(call: MetricCall): Map<string, readonly string[]> {
  return new Map(call.queries.map(({ id, owners }) => [id, owners]));
}
