import { AlloyFile, Statement, comment } from 'alloy-syntax';
import { entityRef } from '../build/entityRef';
import type { AgentRequest } from '../request/types';
import { cloudWatchMetrics } from './cloudWatchMetrics';
import { deliversLogs } from './context';
import { destinationComponents } from './destinations';
import { ec2Discovery, ecsDiscovery } from './discovery';
import { firehoseLogs, hostLogs, logDeliveries, logGroups } from './logs';
import { secretComponents } from './secrets';
import { ownLog, ownMetrics } from './selfMonitoring';
import { xrayTraces } from './traces';

/** A configuration and what running it takes. */
export interface AlloyConfiguration {
  readonly file: AlloyFile;
  readonly needsExperimental: boolean;
}

/** Builds the agent's configuration: sources by capability, destinations, self-monitoring, secrets by reference. */
export function alloyConfiguration(request: AgentRequest): AlloyConfiguration {
  const { capabilities, destinations } = request;
  const can = (capability: string) => capabilities.includes(capability);
  const readsLogGroups = can('cloudwatch-logs-read');
  const sections: [title: string, statements: readonly Statement[]][] = [
    [
      'What is observed of the agent itself',
      [ownLog(request), ...(destinations?.metrics ? ownMetrics() : [])],
    ],
    [
      'CloudWatch metrics',
      can('cloudwatch-metrics') ? cloudWatchMetrics(request) : [],
    ],
    ['EC2 instances', can('ec2-discovery') ? ec2Discovery(request) : []],
    ['ECS tasks', can('ecs-discovery') ? ecsDiscovery(request) : []],
    ['Logs of this machine', hostLogs(request)],
    [
      'Logs delivered by Firehose',
      can('firehose-delivery') ? firehoseLogs(request) : [],
    ],
    ['CloudWatch log groups', readsLogGroups ? logGroups(request) : []],
    ['Traces', can('xray-traces') ? xrayTraces(request) : []],
    ['Logs to S3', deliversLogs(request) ? logDeliveries(request) : []],
    ['Destinations', destinationComponents(request)],
    ['Secrets, by reference', secretComponents(request)],
  ];
  return {
    file: {
      body: [
        comment(`Grafana Alloy for ${entityRef(request.entity)}.`),
        comment(
          'Run one instance of it: the CloudWatch exporter must not be clustered.',
        ),
        comment(''),
        ...sections.flatMap(([title, statements]) =>
          statements.length > 0 ? [comment(title), ...statements] : [],
        ),
      ],
    },
    needsExperimental: readsLogGroups || deliversLogs(request),
  };
}
