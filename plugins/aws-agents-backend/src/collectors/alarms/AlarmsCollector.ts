import type { Failure } from 'backstage-plugin-aws-agents-common';
import type { CollectorOutcome } from 'backstage-plugin-aws-agents-node';
import pLimit from 'p-limit';
import type { ResolvedAgent } from '../../agents';
import { toFailure, type AwsClientFactory } from '../../aws';
import type { SessionService } from '../../sessions';
import type { Collector, CollectorRun } from '../collector';
import { TargetFinder } from '../metrics';
import type { SharedAnswers } from '../shared';
import { AlarmReader } from './AlarmReader';
import { judgeAlarms, type AlarmsView } from './judgeAlarms';
import { relevantAlarms, relevantDetectors } from './relevantAlarms';
import { truncatedListing, type Listed } from './truncatedListing';

/** IAM actions that the alarms collector calls. */
export const ALARMS_ACTIONS: readonly string[] = [
  'cloudwatch:DescribeAlarms',
  'cloudwatch:DescribeAnomalyDetectors',
];

/** Id of the alarms collector. */
export const ALARMS_COLLECTOR = 'alarms';

/** Reads the alarms and anomaly detectors on the metrics of agents. */
export class AlarmsCollector implements Collector {
  readonly id = ALARMS_COLLECTOR;
  readonly actions = ALARMS_ACTIONS;
  readonly cadenceSeconds = 60;

  static create(options: {
    clients: AwsClientFactory;
    sessions: Pick<SessionService, 'sessionKey'>;
    answers: SharedAnswers;
    concurrency: number;
  }): AlarmsCollector {
    return new AlarmsCollector(
      AlarmReader.create(options),
      TargetFinder.create(options),
      options.concurrency,
    );
  }

  private constructor(
    private readonly reader: AlarmReader,
    private readonly targets: TargetFinder,
    private readonly concurrency: number,
  ) {}

  appliesTo(agent: ResolvedAgent): boolean {
    return agent.binding.metrics.length > 0;
  }

  async collect(
    agents: readonly ResolvedAgent[],
    run: CollectorRun,
  ): Promise<Map<string, CollectorOutcome>> {
    const limit = pLimit(this.concurrency);
    const outcomes = await Promise.all(
      agents.map(async (agent): Promise<[string, CollectorOutcome]> => {
        const views = await Promise.all(
          agent.regions.map(region =>
            limit(() => this.view(agent, region, run)),
          ),
        );
        return [agent.entityRef, judgeAlarms(views)];
      }),
    );
    return new Map(outcomes);
  }

  private async view(
    agent: ResolvedAgent,
    region: string,
    run: CollectorRun,
  ): Promise<AlarmsView> {
    const found = await this.targets.find(agent, region, run);
    const metrics = found.flatMap(({ items }) =>
      items.map(({ selector }) => selector),
    );
    const failures = found.flatMap(({ failure }) => failure ?? []);
    const attempt = async <T>(
      operation: string,
      what: Parameters<typeof truncatedListing>[0],
      read: Promise<Listed<T>>,
    ) => {
      try {
        const { items, truncated } = await read;
        if (truncated) {
          const place = { accountId: agent.accountId, region };
          failures.push(truncatedListing(what, place, items.length, run.now));
        }
        return items;
      } catch (error) {
        failures.push(failureOf(error, operation, agent, region, run));
        return undefined;
      }
    };
    const alarms = await attempt(
      'DescribeAlarms',
      'alarms',
      this.reader.alarms(agent, region, run),
    );
    const detectors = await attempt(
      'DescribeAnomalyDetectors',
      'anomaly detectors',
      this.reader.anomalyDetectors(agent, region, run),
    );
    return {
      ...(alarms ? { alarms: relevantAlarms(alarms, metrics) } : {}),
      ...(detectors
        ? { anomalyDetectors: relevantDetectors(detectors, metrics) }
        : {}),
      failures,
    };
  }
}

function failureOf(
  error: unknown,
  operation: string,
  agent: ResolvedAgent,
  region: string,
  run: CollectorRun,
): Failure {
  return toFailure(error, {
    service: 'CloudWatch',
    operation,
    accountId: agent.accountId,
    region,
    roleArn: agent.monitoringRoleArn,
    now: run.now,
  });
}
