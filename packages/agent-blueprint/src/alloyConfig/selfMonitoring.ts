import { Statement, attributes, block, reference } from 'alloy-syntax';
import type { AgentRequest } from '../request/types';
import { metricsReceivers, logsReceivers } from './context';

/** The agent's own log; also sent to where logs go. */
export function ownLog(request: AgentRequest): Statement {
  const receivers = logsReceivers(request);
  return block(
    'logging',
    attributes({
      level: 'info',
      format: 'logfmt',
      write_to: receivers.length > 0 ? receivers : undefined,
    }),
  );
}

/** The agent's own metrics. */
export function ownMetrics(): Statement[] {
  return [
    block('prometheus.exporter.self', [], 'alloy'),
    block(
      'prometheus.scrape',
      attributes({
        targets: reference('prometheus.exporter.self.alloy.targets'),
        forward_to: metricsReceivers(),
      }),
      'alloy',
    ),
  ];
}
