import { mockServices } from '@backstage/backend-test-utils';
import type {
  ListMetricsCommandInput,
  ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import type { JsonValue } from '@backstage/types';
import { agentFixture } from '../../__fixtures__/agents';
import { SharedAnswers } from '../shared';
import { MetricCatalogue } from './MetricCatalogue';
import { selectSeries } from './selectSeries';

const START = new Date('2026-11-01T12:00:00Z');

type Answer = (
  input: ListMetricsCommandInput,
) => Partial<ListMetricsCommandOutput>;

function setUp(
  answer: Answer,
  options: {
    selector?: string;
    linkedAccounts?: string[];
    entries?: Map<string, JsonValue>;
  } = {},
) {
  const { entries = new Map<string, JsonValue>() } = options;
  const agentOf = (title: string) =>
    agentFixture({
      title,
      metrics: [options.selector ?? 'AWS/Lambda{FunctionName="report-*"}'],
      linkedAccounts: options.linkedAccounts ?? [],
    });
  const inputs: ListMetricsCommandInput[] = [];
  const client = () => ({
    send: async ({ input }: { input: ListMetricsCommandInput }) => {
      inputs.push(input);
      return answer(input);
    },
  });
  const catalogue = MetricCatalogue.create({
    clients: { client } as unknown as Parameters<
      typeof MetricCatalogue.create
    >[0]['clients'],
    sessions: { sessionKey: agent => agent.title },
    answers: SharedAnswers.create({
      cache: mockServices.cache.mock({
        get: async key => entries.get(key) as never,
        set: async (key, value) => {
          entries.set(key, value);
        },
      }),
      logger: mockServices.logger.mock(),
    }),
  });
  const find = async (minutesLater = 0, session = 'one') => {
    const agent = agentOf(session);
    const [discovery] = selectSeries(
      agent,
      agent.binding.metrics.map(selector => ({
        selector,
        region: 'eu-west-1',
      })),
    ).discoveries;
    return await catalogue.find(discovery, agent, {
      now: new Date(START.getTime() + minutesLater * 60_000),
      signal: new AbortController().signal,
      expectCalls: () => {},
    });
  };
  return { inputs, find };
}

const METRIC = {
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: [{ Name: 'FunctionName', Value: 'report-daily' }],
};
const FOUND = {
  metricName: 'Errors',
  dimensions: { FunctionName: 'report-daily' },
};

describe('MetricCatalogue', () => {
  it('lists the whole namespace, follows pages and names what it found', async () => {
    const { inputs, find } = setUp(({ NextToken }) => ({
      Metrics: [METRIC],
      NextToken: NextToken ? undefined : 'more',
    }));
    expect(await find()).toEqual({
      metrics: [FOUND, FOUND],
      truncated: false,
    });
    expect(inputs).toEqual([
      { Namespace: 'AWS/Lambda', RecentlyActive: 'PT3H' },
      { Namespace: 'AWS/Lambda', RecentlyActive: 'PT3H', NextToken: 'more' },
    ]);
  });

  it('asks once for concurrent finders and other selectors, and again after 15 minutes', async () => {
    const { inputs, find } = setUp(() => ({ Metrics: [METRIC] }));
    await Promise.all([find(), find(), find(14)]);
    expect(inputs).toHaveLength(1);
    await find(15);
    expect(inputs).toHaveLength(2);
  });

  it('asks once for all replicas', async () => {
    const entries = new Map<string, JsonValue>();
    const one = setUp(() => ({ Metrics: [METRIC] }), { entries });
    const two = setUp(() => ({ Metrics: [METRIC] }), { entries });
    await one.find();
    expect((await two.find()).metrics).toEqual([FOUND]);
    expect(two.inputs).toEqual([]);
  });

  it('lets another session see an answer after a call of its own only', async () => {
    const { inputs, find } = setUp(({ NextToken }) => ({
      Metrics: [METRIC],
      NextToken: { start: 'a', a: 'b' }[NextToken ?? 'start'],
    }));
    await find(0, 'one');
    expect(inputs).toHaveLength(3);
    await find(0, 'two');
    expect(inputs).toHaveLength(4);
  });

  it('does not remember failures', async () => {
    let fail = true;
    const { find } = setUp(() => {
      if (fail) {
        throw new Error('throttled');
      }
      return { Metrics: [] };
    });
    await expect(find()).rejects.toThrow('throttled');
    fail = false;
    await expect(find()).resolves.toEqual({ metrics: [], truncated: false });
  });

  it('asks for metric by metric where a namespace is too large, and does not try again soon', async () => {
    const { inputs, find } = setUp(({ MetricName }) => ({
      Metrics: [{ ...METRIC, MetricName }],
      NextToken: MetricName ? undefined : 'on',
    }));
    const { metrics, truncated } = await find();
    expect(truncated).toBe(false);
    expect(metrics.map(({ metricName }) => metricName)).toEqual([
      'Invocations',
      'Errors',
      'Throttles',
      'Duration',
      'ConcurrentExecutions',
    ]);
    expect(inputs).toHaveLength(10 + 5);
    expect(inputs[10]).toMatchObject({
      MetricName: 'Invocations',
      Dimensions: [{ Name: 'FunctionName' }],
    });
    await find(30);
    expect(inputs).toHaveLength(10 + 5 + 5);
  });

  it('says when even that is too much', async () => {
    const { inputs, find } = setUp(
      () => ({ Metrics: [METRIC], NextToken: 'on' }),
      { selector: 'Acme/App{}' },
    );
    expect((await find()).truncated).toBe(true);
    expect(inputs).toHaveLength(10);
  });

  it.each<[string[], Partial<ListMetricsCommandInput>[]]>([
    [['*'], [{ IncludeLinkedAccounts: true }]],
    [
      ['444455556666', '777788889999'],
      [
        {},
        { IncludeLinkedAccounts: true, OwningAccount: '444455556666' },
        { IncludeLinkedAccounts: true, OwningAccount: '777788889999' },
      ],
    ],
  ])('looks into the linked accounts %j', async (linkedAccounts, filters) => {
    const { inputs, find } = setUp(
      ({ IncludeLinkedAccounts, OwningAccount }) => ({
        Metrics: [METRIC],
        OwningAccounts: IncludeLinkedAccounts
          ? [OwningAccount ?? '444455556666']
          : undefined,
      }),
      { linkedAccounts },
    );
    expect((await find()).metrics).toEqual(
      filters.map(({ IncludeLinkedAccounts, OwningAccount }) =>
        IncludeLinkedAccounts
          ? { ...FOUND, owningAccountId: OwningAccount ?? '444455556666' }
          : FOUND,
      ),
    );
    expect(inputs).toEqual(
      filters.map(filter => ({
        Namespace: 'AWS/Lambda',
        RecentlyActive: 'PT3H',
        ...filter,
      })),
    );
  });
});
