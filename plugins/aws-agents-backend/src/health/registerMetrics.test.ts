import type {
  MetricsService,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';
import { registerMetrics } from './registerMetrics';

type Observed = Record<string, Array<[number, unknown]>>;

/** A metrics service that asks all instruments when told to. */
function createMetrics() {
  const callbacks = new Map<string, MetricsServiceObservableCallback>();
  const create = (name: string) => ({
    addCallback: (callback: MetricsServiceObservableCallback) =>
      callbacks.set(name, callback),
    removeCallback: () => {},
  });
  const read = async (): Promise<Observed> => {
    const observed: Observed = {};
    for (const [name, callback] of callbacks) {
      observed[name] = [];
      await callback({
        observe: (value, attributes) =>
          observed[name].push([value, attributes]),
      });
    }
    return observed;
  };
  const metrics = {
    createObservableCounter: create,
    createObservableGauge: create,
  } as unknown as MetricsService;
  return { metrics, read };
}

const ENGINE = {
  calls: {
    calls: 5,
    errors: 2,
    retries: 1,
    costUsd: 0,
    byOperation: { 'IAM.GetRole': 3, 'S3.HeadBucket': 2 },
  },
  clients: { active: 4, throttled: 6, openCircuits: 7 },
};

describe('registerMetrics', () => {
  it('tells of calls and shards when it is asked', async () => {
    const { metrics, read } = createMetrics();
    const health = jest.fn(async () => ({
      status: 'ok' as const,
      ready: true,
      lastCollectionAt: null,
      shards: [
        {
          shard: 0,
          replica: null,
          running: false,
          finishedAt: null,
          lagSeconds: 12,
          late: false,
        },
      ],
    }));
    registerMetrics({ metrics, engine: () => ENGINE, health });
    const prefix = 'backstage.plugin.aws-agents';
    expect(await read()).toEqual({
      [`${prefix}.aws.calls`]: [
        [3, { service: 'IAM', operation: 'GetRole' }],
        [2, { service: 'S3', operation: 'HeadBucket' }],
      ],
      [`${prefix}.aws.errors`]: [[2, undefined]],
      [`${prefix}.aws.retries`]: [[1, undefined]],
      [`${prefix}.aws.throttled`]: [[6, undefined]],
      [`${prefix}.aws.active`]: [[4, undefined]],
      [`${prefix}.circuits.open`]: [[7, undefined]],
      [`${prefix}.shard.lag`]: [[12, { shard: '0' }]],
    });
    health.mockRejectedValueOnce(new Error('connection refused'));
    expect((await read())[`${prefix}.shard.lag`]).toEqual([]);
  });
});
