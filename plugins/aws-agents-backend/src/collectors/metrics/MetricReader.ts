import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import { setQueryOwners, toFailure, type AwsClientFactory } from '../../aws';
import type { CollectorRun } from '../collector';
import type { MetricAnswer } from './interpretAnswer';
import { DATAPOINTS_PER_CALL, type MetricCall } from './planCalls';

/** Makes the GetMetricData calls of a plan, all pages of each. */
export class MetricReader {
  static create(options: { clients: AwsClientFactory }): MetricReader {
    return new MetricReader(options.clients);
  }

  private constructor(private readonly clients: AwsClientFactory) {}

  /**
   * Makes one planned call. A page that fails ends it; what came before stays.
   *
   * @param agent - one of the agents that the call serves: its session is used
   */
  async read(
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
        MetricDataQueries: call.queries.map(query => ({
          Id: query.id,
          AccountId: query.definition.owningAccountId,
          MetricStat: {
            Metric: {
              Namespace: query.definition.namespace,
              MetricName: query.definition.metricName,
              Dimensions: Object.entries(query.definition.dimensions).map(
                ([Name, Value]) => ({ Name, Value }),
              ),
            },
            Period: query.periodSeconds,
            Stat: query.definition.statistic,
          },
          ReturnData: true,
        })),
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

function entityRefsOf(call: MetricCall): string[] {
  return [
    ...new Set(
      call.queries.flatMap(query =>
        query.requests.map(request => request.entityRef),
      ),
    ),
  ];
}

/** Who wants the answer of each query: merged calls are paid for together. */
function ownersOf(call: MetricCall): Map<string, string[]> {
  return new Map(
    call.queries.map(({ id, requests }) => [
      id,
      requests.map(({ entityRef }) => entityRef),
    ]),
  );
}
