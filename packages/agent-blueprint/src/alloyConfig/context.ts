import { Expression, Statement, reference } from 'alloy-syntax';
import type { AgentRequest } from '../request/types';

/** A part of a configuration. */
export interface ConfigurationPart {
  readonly statements: readonly Statement[];
  /** Whether it has components that need `--stability.level=experimental`. */
  readonly isExperimental?: boolean;
}

export const METRICS_SINK = 'prometheus.remote_write.default';
export const LOGS_SINK = 'loki.write.default';

/** Where metrics are forwarded to. */
export function metricsReceivers(): Expression[] {
  return [reference(`${METRICS_SINK}.receiver`)];
}

/** Where log lines are forwarded to: Loki and the places in S3 that the request names. */
export function logsReceivers(request: AgentRequest): Expression[] {
  return [
    ...(request.destinations?.logs ? [reference(`${LOGS_SINK}.receiver`)] : []),
    ...(deliversLogs(request)
      ? [reference('otelcol.receiver.loki.deliveries.receiver')]
      : []),
  ];
}

/** Whether logs are written to S3. */
export function deliversLogs({
  capabilities,
  deliveries = [],
}: AgentRequest): boolean {
  return capabilities.includes('s3-logs') && deliveries.length > 0;
}
