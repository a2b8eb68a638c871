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

/** Alarms change within a minute; agents of one run share the answer. */
const ALARMS_TTL_MS = 30_000;
/** Detectors are set up rarely, and train for days. */
const DETECTORS_TTL_MS = 15 * 60 * 1000;
/** Greatest page of either operation [API reference]. */
const ALARMS_A_PAGE = 100;
/** Pages of one answer; 5,000 alarms is the quota of an account and region. */
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

  /** All alarms of the agent's account in a region; throws what the client throws. */
  async alarms(
    agent: ResolvedAgent,
    region: string,
    run: CollectorRun,
  ): Promise<Alarm[]> {
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

  /** All anomaly detectors of the agent's account in a region; throws what the client throws. */
  async anomalyDetectors(
    agent: ResolvedAgent,
    region: string,
    run: CollectorRun,
  ): Promise<AnomalyDetector[]> {
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
    const key = `${operation} ${agent.accountId} ${region}`;
    return await this.answers.get(
      { key, scope: key, ...how, ttlMs: () => how.ttlMs },
      this.sessions.sessionKey(agent),
      run.now,
    );
  }
}

/** Follows pages up to the bound. */
async function allPages<T>(
  read: (token?: string) => Promise<{ items: T[]; token?: string }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await read(token);
    all.push(...answer.items);
    token = answer.token;
    if (!token) {
      break;
    }
  }
  return all;
}
