import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import { setQueryOwners, toFailure, type AwsClientFactory } from '../../aws';
import type { CollectorRun } from '../collector';
import type { MetricAnswer } from './interpretAnswer';
import {
  DATAPOINTS_PER_CALL,
  planApart,
  type MetricCall,
  type PlannedQuery,
} from './planCalls';

/** Makes the GetMetricData calls of a plan, all pages of each. */
export class MetricReader {
  static create(options: { clients: AwsClientFactory }): MetricReader {
    return new MetricReader(options.clients);
  }

  private constructor(private readonly clients: AwsClientFactory) {}

  /**
   * Makes one planned call. When CloudWatch refuses it as invalid, which an
   * expression can bring about, it is made anew in parts.
   *
   * @param agent - one of the agents that the call serves: its session is used
   */
  async read(
    call: MetricCall,
    agent: ResolvedAgent,
    run: CollectorRun,
  ): Promise<MetricAnswer[]> {
    const answer = await this.readOnce(call, agent, run);
    const parts = isInvalid(answer) ? planApart(call, run.now) : [];
    return parts.length > 1
      ? await Promise.all(parts.map(part => this.readOnce(part, agent, run)))
      : [answer];
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
    } while (token);
  }
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
