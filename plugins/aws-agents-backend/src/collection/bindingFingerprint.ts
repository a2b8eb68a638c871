import { createHash } from 'node:crypto';
import type { ResolvedAgent } from '../agents';
import type { ObservationRecord } from '../store';

/** Name under which the state of an agent's session is kept. */
export const SESSION_OBSERVATION = 'session';

/** Length of a fingerprint, in hexadecimal digits. */
const LENGTH = 32;

/**
 * What of a binding each collector's observation depends on, beside the roles
 * and the account. Others, those of modules included, depend on all of it.
 */
const DEPENDENCIES: Readonly<
  Record<string, (agent: ResolvedAgent) => unknown>
> = {
  [SESSION_OBSERVATION]: () => null,
  metrics: ({ regions, binding }) => [
    regions,
    binding.metrics,
    ...(binding.expressions ?? []),
  ],
  alarms: ({ regions, binding }) => [regions, binding.metrics],
  deliveries: ({ regions, binding }) => [regions, binding.deliveries],
  'external-id': () => null,
  'access-keys': ({ binding }) => binding.userArn ?? null,
};

/**
 * Identifies the part of an agent's binding that an observation was made by.
 * Two fingerprints differ when the one's data must not be shown for the other.
 *
 * @param collector - id of the collector, or the name of the session's state
 * @returns 32 hexadecimal digits
 */
export function bindingFingerprint(
  agent: ResolvedAgent,
  collector: string,
): string {
  const dependencies = Object.hasOwn(DEPENDENCIES, collector)
    ? DEPENDENCIES[collector](agent)
    : [agent.regions, agent.binding];
  const facts = [
    agent.accountId,
    agent.monitoringRoleArn,
    agent.binding.agentRoleArn,
    dependencies,
  ];
  return createHash('sha256')
    .update(JSON.stringify(facts))
    .digest('hex')
    .slice(0, LENGTH);
}

/** Those observations that were made by the agent's present binding. */
export function presentObservations(
  agent: ResolvedAgent,
  records: readonly ObservationRecord[],
): ObservationRecord[] {
  return records.filter(
    ({ collector, binding }) =>
      binding === bindingFingerprint(agent, collector),
  );
}
