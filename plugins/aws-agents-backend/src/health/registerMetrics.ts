import type {
  MetricsService,
  MetricsServiceObservable,
} from '@backstage/backend-plugin-api/alpha';
import type { EngineState } from '../exporter';
import type { EngineHealth } from './judgeHealth';

const PREFIX = 'backstage.plugin.aws-agents';

/** Gives the engine's own metrics to Backstage's metrics service. */
export function registerMetrics(options: {
  metrics: MetricsService;
  engine: () => Pick<EngineState, 'calls' | 'clients'>;
  /** @throws when the database is away: nothing is then told of shards */
  health: () => Promise<EngineHealth>;
}): void {
  const { metrics, engine, health } = options;
  const observe = (instrument: MetricsServiceObservable, value: () => number) =>
    instrument.addCallback(result => result.observe(value()));
  const counter = (name: string, description: string) =>
    metrics.createObservableCounter(`${PREFIX}.${name}`, { description });
  const gauge = (name: string, description: string, unit?: string) =>
    metrics.createObservableGauge(`${PREFIX}.${name}`, {
      description,
      ...(unit ? { unit } : {}),
    });

  counter('aws.calls', 'Calls to AWS, retries not counted').addCallback(
    result => {
      const { byOperation } = engine().calls;
      for (const [name, count] of Object.entries(byOperation)) {
        const [service, operation] = name.split('.');
        result.observe(count, { service, operation });
      }
    },
  );
  observe(
    counter('aws.errors', 'Calls to AWS that failed'),
    () => engine().calls.errors,
  );
  observe(
    counter('aws.retries', 'Attempts beyond the first'),
    () => engine().calls.retries,
  );
  observe(
    counter('aws.throttled', 'Attempts that AWS throttled'),
    () => engine().clients.throttled,
  );
  observe(
    gauge('aws.active', 'Calls to AWS that are on the way'),
    () => engine().clients.active,
  );
  observe(
    gauge('circuits.open', 'Endpoints and sessions that are not called'),
    () => engine().clients.openCircuits,
  );
  gauge(
    'shard.lag',
    'Time since the last finished collection of the shard',
    's',
  ).addCallback(async result => {
    const { shards } = await health().catch(() => ({ shards: [] }));
    for (const { shard, lagSeconds } of shards) {
      result.observe(lagSeconds, { shard: String(shard) });
    }
  });
}
