import type {
  ListMetricsCommandInput,
  ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { agentFixture } from '../../__fixtures__/agents';
import { MetricCatalogue } from './MetricCatalogue';
import { selectSeries } from './selectSeries';

const START = new Date('2026-11-01T12:00:00Z');
const AGENT = agentFixture({
  metrics: ['AWS/Lambda{FunctionName="report-*"}'],
});
const [DISCOVERY] = selectSeries(AGENT).discoveries;

function setUp(
  answer: (input: ListMetricsCommandInput) => Partial<ListMetricsCommandOutput>,
) {
  const inputs: ListMetricsCommandInput[] = [];
  const catalogue = MetricCatalogue.create({
    clients: {
      client: () => ({
        send: async ({ input }: { input: ListMetricsCommandInput }) => {
          inputs.push(input);
          return answer(input);
        },
      }),
    } as unknown as Parameters<typeof MetricCatalogue.create>[0]['clients'],
  });
  const find = (minutesLater = 0, sessionKey = 'one') =>
    catalogue.find(DISCOVERY, AGENT, sessionKey, {
      now: new Date(START.getTime() + minutesLater * 60_000),
      signal: new AbortController().signal,
      expectCalls: () => {},
    });
  return { inputs, find };
}

const METRIC = {
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Dimensions: [{ Name: 'FunctionName', Value: 'report-daily' }],
};

describe('MetricCatalogue', () => {
  it('filters by dimension, follows pages and names what it found', async () => {
    const { inputs, find } = setUp(({ NextToken }) => ({
      Metrics: [METRIC],
      NextToken: NextToken ? undefined : 'more',
    }));
    const found = {
      metricName: 'Errors',
      dimensions: { FunctionName: 'report-daily' },
    };
    expect(await find()).toEqual({ metrics: [found, found], truncated: false });
    expect(inputs).toEqual([
      {
        Namespace: 'AWS/Lambda',
        MetricName: undefined,
        Dimensions: [{ Name: 'FunctionName', Value: undefined }],
        RecentlyActive: 'PT3H',
        NextToken: undefined,
      },
      expect.objectContaining({ NextToken: 'more' }),
    ]);
  });

  it('asks once for concurrent finders, and again after 15 minutes', async () => {
    const { inputs, find } = setUp(() => ({ Metrics: [METRIC] }));
    await Promise.all([find(), find(), find(14)]);
    expect(inputs).toHaveLength(1);
    await find(15);
    expect(inputs).toHaveLength(2);
  });

  it('does not hand answers from one session to another', async () => {
    const { inputs, find } = setUp(() => ({ Metrics: [METRIC] }));
    await find(0, 'one');
    await find(0, 'two');
    expect(inputs).toHaveLength(2);
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

  it('stops after ten pages, and says so', async () => {
    const { inputs, find } = setUp(() => ({
      Metrics: [METRIC],
      NextToken: 'on',
    }));
    expect((await find()).truncated).toBe(true);
    expect(inputs).toHaveLength(10);
  });
});
