import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  DescribeAnomalyDetectorsCommand,
} from '@aws-sdk/client-cloudwatch';
import type {
  Alarm,
  AnomalyDetector,
} from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import type { AwsClientFactory } from '../../aws';
import type { SessionService } from '../../sessions';
import type { CollectorRun } from '../collector';
import type { SharedAnswers } from '../shared';
import { fromCompositeAlarm, fromMetricAlarm, toDetector } from './toAlarm';
import type { Listed } from './truncatedListing';

/** Alarms change within a minute; agents of one run share the answer. */
const ALARMS_TTL_MS = 30_000;
/** Detectors are set up rarely, and train for days. */
const DETECTORS_TTL_MS = 15 * 60 * 1000;
/** Greatest page of either operation [API reference]. */
const ALARMS_A_PAGE = 100;
/**
 * Pages of one answer: 5,000 alarms, which is the quota of an account and region
 * unless it was raised.
 */
const MAX_PAGES = 50;
const BOTH = ['MetricAlarm' as const, 'CompositeAlarm' as const];

/** Reads the alarms and anomaly detectors of accounts, once for all agents. */
export class AlarmReader {
  static create(options: {
    clients: AwsClientFactory;
    sessions: Pick<SessionService, 'sessionKey'>;
    answers: SharedAnswers;
  }): AlarmReader {
    return new AlarmReader(options.clients, options.sessions, options.answers);
  }

  private constructor(
    private readonly clients: AwsClientFactory,
    private readonly sessions: Pick<SessionService, 'sessionKey'>,
    private readonly answers: SharedAnswers,
  ) {}

  /** The alarms of the agent's account in a region; throws what the client throws. */
  async alarms(
    agent: ResolvedAgent,
    region: string,
    run: CollectorRun,
  ): Promise<Listed<Alarm>> {
    const place = { accountId: agent.accountId, region };
    const client = this.clients.client(CloudWatchClient, { agent, region });
    const describe = (MaxRecords: number, NextToken?: string) => {
      run.expectCalls(1);
      return client.send(
        new DescribeAlarmsCommand({ AlarmTypes: BOTH, MaxRecords, NextToken }),
        { abortSignal: run.signal },
      );
    };
    return await this.ask('DescribeAlarms', agent, region, run, {
      ttlMs: ALARMS_TTL_MS,
      betweenReplicas: false,
      read: () =>
        allPages(async token => {
          const page = await describe(ALARMS_A_PAGE, token);
          return {
            token: page.NextToken,
            items: [
              ...(page.MetricAlarms ?? []).map(item =>
                fromMetricAlarm(item, place),
              ),
              ...(page.CompositeAlarms ?? []).map(item =>
                fromCompositeAlarm(item, place),
              ),
            ],
          };
        }),
      prove: () => describe(1),
    });
  }

  /** The anomaly detectors of the agent's account in a region; throws what the client throws. */
  async anomalyDetectors(
    agent: ResolvedAgent,
    region: string,
    run: CollectorRun,
  ): Promise<Listed<AnomalyDetector>> {
    const place = { accountId: agent.accountId, region };
    const client = this.clients.client(CloudWatchClient, { agent, region });
    const describe = (MaxResults?: number, NextToken?: string) => {
      run.expectCalls(1);
      return client.send(
        new DescribeAnomalyDetectorsCommand({
          AnomalyDetectorTypes: ['SINGLE_METRIC', 'METRIC_MATH'],
          MaxResults,
          NextToken,
        }),
        { abortSignal: run.signal },
      );
    };
    return await this.ask('DescribeAnomalyDetectors', agent, region, run, {
      ttlMs: DETECTORS_TTL_MS,
      betweenReplicas: true,
      read: () =>
        allPages(async token => {
          const page = await describe(undefined, token);
          return {
            token: page.NextToken,
            items: (page.AnomalyDetectors ?? []).map(item =>
              toDetector(item, place),
            ),
          };
        }),
      prove: () => describe(1),
    });
  }

  private async ask<T>(
    operation: string,
    agent: ResolvedAgent,
    region: string,
    run: CollectorRun,
    how: {
      ttlMs: number;
      betweenReplicas: boolean;
      read: () => Promise<T>;
      prove: () => Promise<unknown>;
    },
  ): Promise<T> {
    const scope = `${operation} ${agent.accountId} ${region}`;
    return await this.answers.get(
      { key: `${scope} bounded`, scope, ...how, ttlMs: () => how.ttlMs },
      this.sessions.sessionKey(agent),
      run.now,
    );
  }
}

/** Follows pages up to the bound, and says when there would be more. */
async function allPages<T>(
  read: (token?: string) => Promise<{ items: T[]; token?: string }>,
): Promise<Listed<T>> {
  const items: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await read(token);
    items.push(...answer.items);
    token = answer.token;
    if (!token) {
      return { items, truncated: false };
    }
  }
  return { items, truncated: true };
}
