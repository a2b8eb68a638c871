import { ampRegion } from '../build/ampRegion';
import type { RequestChecker } from './RequestChecker';
import type { AgentRequest } from './types';

/** Checks that what the agent is to do has what that takes. Called for requests whose members are right. */
export function checkCapabilities(
  checker: RequestChecker,
  request: AgentRequest,
): void {
  const { capabilities, destinations = {}, metrics = [] } = request;
  const { deliveries = [], logGroups = [] } = request;
  const can = (capability: string) => capabilities.includes(capability);
  const demand = (
    capability: string,
    path: string,
    isMet: boolean,
    expected: string,
  ) => {
    if (can(capability) && !isMet) {
      checker.add(path, `is missing for ${capability}`, expected);
    }
  };
  for (const capability of [
    'cloudwatch-metrics',
    'ec2-discovery',
    'ecs-discovery',
  ]) {
    demand(
      capability,
      '$.destinations.metrics',
      destinations.metrics !== undefined,
      'where metrics go',
    );
  }
  demand(
    'cloudwatch-metrics',
    '$.metrics',
    metrics.length > 0,
    'at least one selector',
  );
  demand(
    'amp-remote-write',
    '$.destinations.metrics.url',
    ampRegion(destinations.metrics?.url ?? '') !== undefined,
    'the remote write URL of a workspace of Amazon Managed Service for Prometheus',
  );
  demand(
    's3-logs',
    '$.deliveries',
    deliveries.length > 0,
    'at least one place in S3',
  );
  demand(
    'cloudwatch-logs-read',
    '$.logGroups',
    logGroups.length > 0,
    'at least one log group',
  );
  demand(
    'cloudwatch-logs-read',
    '$.destinations.logs',
    destinations.logs !== undefined ||
      (can('s3-logs') && deliveries.length > 0),
    'where logs go, or s3-logs with a place in S3',
  );
}
