import { logsReceivers } from '../alloyConfig/context';
import type { Blueprint } from '../build/types';

const CONFIGURED: readonly string[] = [
  'cloudwatch-metrics',
  'cloudwatch-logs-read',
  's3-logs',
  'ec2-discovery',
  'ecs-discovery',
  'amp-remote-write',
  'xray-traces',
];

/** Capabilities of a request for which the agent's configuration has no component. */
export function withoutConfiguration({ request }: Blueprint): string[] {
  const takesFirehose = logsReceivers(request).length > 0;
  return request.capabilities.filter(
    capability =>
      !CONFIGURED.includes(capability) &&
      !(capability === 'firehose-delivery' && takesFirehose),
  );
}
