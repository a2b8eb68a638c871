import type { CallTotals } from '../aws';
import type { ObservationCount, ShardState } from '../store';
import type { Family, Sample } from './family';

/** What the engine tells of itself. */
export interface EngineState {
  /** Names this process: what it counts, it counts by itself. */
  readonly replica: string;
  readonly calls: CallTotals;
  readonly clients: {
    readonly active: number;
    readonly throttled: number;
    readonly openCircuits: number;
  };
  readonly shards: readonly ShardState[];
  readonly observations: readonly ObservationCount[];
}

/** A family with all its samples. */
export type Exported = readonly [Family, readonly Sample[]];

/** The engine's own metrics. */
export function engineFamilies(state: EngineState): Exported[] {
  return [...callFamilies(state), ...shardFamilies(state)];
}

function callFamilies({
  replica,
  calls,
  clients,
  observations,
}: EngineState): Exported[] {
  const own = (value: number): Sample[] => [
    { labels: [['replica', replica]], value },
  ];
  return [
    [
      counter('aws_calls', 'Calls to AWS, retries not counted.'),
      Object.entries(calls.byOperation).map(([name, value]) => {
        const [service, operation] = name.split('.');
        const labels = [
          ['operation', operation],
          ['replica', replica],
          ['service', service],
        ] as const;
        return { labels, value };
      }),
    ],
    [counter('aws_call_errors', 'Calls that failed.'), own(calls.errors)],
    [
      counter('aws_call_retries', 'Attempts beyond the first.'),
      own(calls.retries),
    ],
    [
      counter('aws_calls_throttled', 'Attempts that AWS throttled.'),
      own(clients.throttled),
    ],
    [
      counter(
        'aws_cost_dollars',
        'Estimated cost at list price; up to five statistics of a metric as one.',
      ),
      own(calls.costUsd),
    ],
    [
      gauge('aws_calls_active', 'Calls that are on the way.'),
      own(clients.active),
    ],
    [
      gauge('circuits_open', 'Endpoints and sessions that are not called.'),
      own(clients.openCircuits),
    ],
    [
      gauge('observations', 'Newest observations by collector and status.'),
      observations.map(({ collector, status, agents }) => ({
        labels: [
          ['collector', collector],
          ['status', status],
        ],
        value: agents,
      })),
    ],
  ];
}

/** Of runs that never finished there is nothing to tell. */
function shardFamilies({ shards }: EngineState): Exported[] {
  const of = (value: (shard: ShardState) => number | undefined): Sample[] =>
    shards.flatMap(shard => {
      const told = value(shard);
      const labels = [['shard', String(shard.shard)]] as const;
      return told === undefined ? [] : [{ labels, value: told }];
    });
  return [
    [
      gauge(
        'shard_finished_timestamp_seconds',
        'End of the last collection of the shard.',
        'seconds',
      ),
      of(({ finishedAt }) =>
        finishedAt ? finishedAt.getTime() / 1000 : undefined,
      ),
    ],
    [
      gauge(
        'shard_duration_seconds',
        'Duration of the last collection of the shard.',
        'seconds',
      ),
      of(({ report }) => (report ? report.durationMs / 1000 : undefined)),
    ],
    [
      gauge('shard_agents', 'Agents of the last collection of the shard.'),
      of(({ report }) => report?.agents),
    ],
    [
      gauge('shard_running', 'Whether the shard is being collected.'),
      of(({ running }) => Number(running)),
    ],
  ];
}

function counter(name: string, help: string): Family {
  return { name: `aws_agents_${name}`, type: 'counter', help };
}

function gauge(name: string, help: string, unit?: string): Family {
  return {
    name: `aws_agents_${name}`,
    type: 'gauge',
    help,
    ...(unit ? { unit } : {}),
  };
}
