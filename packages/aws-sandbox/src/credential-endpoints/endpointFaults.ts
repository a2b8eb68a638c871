import { setTimeout as delay } from 'node:timers/promises';
import type { Faults } from '../faults';
import type { WireReply } from '../protocols';
import type { Role } from '../world';
import { textReply } from './replies';

/** What fault rules can name about a credential endpoint. */
export interface EndpointTarget {
  /** `imds`, `ecs` or `eks`. */
  readonly service: string;
  readonly role?: Role;
}

/** Status codes of the faults that answer instead of the endpoint. */
const STATUS = { throttle: 429, 'server-error': 500 } as const;

/**
 * Answers a request as the faults that meet it allow; kinds that are about signatures do not apply here.
 *
 * @returns undefined when the connection is to be dropped
 */
export async function sufferEndpointFaults(
  faults: Faults,
  { service, role }: EndpointTarget,
  answer: () => WireReply,
): Promise<WireReply | undefined> {
  const met = faults.take({
    service,
    operation: 'GetCredentials',
    accountIds: role ? [role.accountId] : [],
    roleArns: role ? [role.arn] : [],
  });
  for (const { kind, latencyMs } of met) {
    if (kind === 'latency') await delay(latencyMs, undefined, { ref: false });
    if (kind === 'drop-connection') return undefined;
    if (kind === 'garbage-body') return textReply(200, '<html>');
    if (kind === 'throttle' || kind === 'server-error') {
      return textReply(STATUS[kind], 'The endpoint is not well.');
    }
  }
  return answer();
}
