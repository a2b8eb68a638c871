import type {
  AgentFlavour,
  Failure,
  ObservationStatus,
} from 'backstage-plugin-aws-agents-common';
import type { ObservationRecord } from '../store';
import { SESSION_OBSERVATION } from './bindingFingerprint';

/** The status of an agent, with what it is due to. */
export interface AgentStatus {
  readonly status: ObservationStatus;
  /** One sentence. */
  readonly reason: string;
  readonly failure?: Failure;
}

/** Worst first. */
const SEVERITY: readonly ObservationStatus[] = [
  'failed',
  'degraded',
  'unknown',
  'ok',
];

/** Of two equally bad observations the one nearer to the cause speaks. */
const ORDER = [SESSION_OBSERVATION, 'role', 'metrics', 'deliveries'];

/**
 * Observations about the portal's own access, and about what is good to know of
 * the agent: they speak last, and an agent whose trust policy may not be read is none the less healthy.
 */
const ASIDE = ['external-id', 'service-use', 'policy-confirmation'];

const END_OF_LIFE: AgentStatus = {
  status: 'degraded',
  reason:
    'Grafana Agent reached its end of life on 2025-11-01 and gets no security fixes: move to Grafana Alloy.',
};

/**
 * The worst of an agent's observations, with its reason and failure.
 *
 * @param collectors - ids of the collectors that apply to the agent
 */
export function rollUp(
  flavour: AgentFlavour,
  observations: readonly ObservationRecord[],
  collectors: readonly string[],
): AgentStatus {
  const relevant = observations.filter(
    ({ collector }) =>
      collector === SESSION_OBSERVATION || collectors.includes(collector),
  );
  const isAside = (collector: string) => ASIDE.includes(collector);
  const [aside, main] = [true, false].map(side =>
    relevant.filter(({ collector }) => isAside(collector) === side),
  );
  if (main.length === 0) {
    return {
      status: 'unknown',
      reason: 'Not observed yet: the first collection is under way.',
    };
  }
  const seen = new Set(main.map(({ collector }) => collector));
  const pending = collectors.filter(
    collector => !seen.has(collector) && !isAside(collector),
  );
  const statuses: AgentStatus[] = [
    ...main.sort(byOrder).map(toStatus),
    ...(flavour === 'grafana-agent' ? [END_OF_LIFE] : []),
    ...aside.filter(({ status }) => status !== 'unknown').map(toStatus),
    ...pending.map(
      (collector): AgentStatus => ({
        status: 'unknown',
        reason: `Not observed yet: ${collector}.`,
      }),
    ),
  ];
  const [worst] = statuses.sort(
    (a, b) => SEVERITY.indexOf(a.status) - SEVERITY.indexOf(b.status),
  );
  return worst.status === 'ok'
    ? { status: 'ok', reason: 'All observations are as they should be.' }
    : worst;
}

function toStatus(observation: ObservationRecord): AgentStatus {
  const [failure] = observation.failures;
  return {
    status: observation.status,
    reason: observation.reason,
    ...(failure ? { failure } : {}),
  };
}

function byOrder(a: ObservationRecord, b: ObservationRecord): number {
  return rank(a.collector) - rank(b.collector);
}

function rank(collector: string): number {
  const index = ORDER.indexOf(collector);
  return index < 0 ? ORDER.length : index;
}
