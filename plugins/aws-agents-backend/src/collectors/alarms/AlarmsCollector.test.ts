import { mockServices } from '@backstage/backend-test-utils';
import type { AlarmsData, Failure } from 'backstage-plugin-aws-agents-common';
import type { ResolvedAgent } from '../../agents';
import { AwsFailureError } from '../../aws';
import { agentFixture } from '../../__fixtures__/agents';
import { SharedAnswers } from '../shared';
import { AlarmsCollector } from './AlarmsCollector';

const NOW = new Date('2026-11-01T12:00:30Z');
const DENIED: Failure = {
  code: 'missing-permission',
  message: 'The role may not use cloudwatch:DescribeAlarms.',
  cause: 'c',
  remedy: 'r',
  retryable: false,
  at: NOW.toISOString(),
};

function onQueue(queue: string, StateValue: 'ALARM' | 'OK') {
  return {
    AlarmName: `${queue}-backlog`,
    Namespace: 'AWS/SQS',
    MetricName: 'Depth',
    Dimensions: [{ Name: 'QueueName', Value: queue }],
    StateValue,
  };
}

type Answer = (
  input: Record<string, unknown>,
  entityRef: string,
) => object | Error;

function setUp(answer: Answer) {
  const calls: string[] = [];
  let expected = 0;
  const client = (_: unknown, { agent }: { agent: ResolvedAgent }) => ({
    send: async (command: {
      constructor: { name: string };
      input: Record<string, unknown>;
    }) => {
      const name = command.constructor.name.replace('Command', '');
      calls.push(`${name} ${agent.title} ${command.input.MaxRecords ?? ''}`);
      const given =
        name === 'DescribeAlarms' ? answer(command.input, agent.title) : {};
      if (given instanceof Error) {
        throw given;
      }
      return given;
    },
  });
  const collector = AlarmsCollector.create({
    clients: { client } as unknown as Parameters<
      typeof AlarmsCollector.create
    >[0]['clients'],
    sessions: { sessionKey: agent => agent.title },
    answers: SharedAnswers.create({
      cache: mockServices.cache.mock(),
      logger: mockServices.logger.mock(),
    }),
    concurrency: 4,
  });
  const agents = ['a', 'b', 'c'].map(title =>
    agentFixture({
      title,
      entityRef: `component:default/${title}`,
      metrics: [`AWS/SQS{QueueName="${title}"}`],
    }),
  );
  const collect = () =>
    collector.collect(agents, {
      now: NOW,
      signal: new AbortController().signal,
      expectCalls: count => {
        expected += count;
      },
    });
  return { calls, collect, expected: () => expected };
}

describe('AlarmsCollector', () => {
  it('reads the pages of an account once, and shows each agent its own', async () => {
    const { calls, collect, expected } = setUp(({ NextToken }) => ({
      MetricAlarms: NextToken
        ? [onQueue('b', 'ALARM')]
        : [onQueue('a', 'OK'), onQueue('other', 'ALARM')],
      CompositeAlarms: NextToken
        ? [{ AlarmName: 'all', AlarmRule: 'ALARM("b-backlog")' }]
        : [],
      NextToken: NextToken ? undefined : 'more',
    }));
    const outcomes = await collect();
    const seen = [...outcomes].map(([ref, { status, reason, data }]) => [
      ref,
      status,
      reason,
      (data as AlarmsData).alarms.map(({ name }) => name),
    ]);
    expect(seen).toEqual([
      ['component:default/a', 'ok', 'None of 1 alarm is on.', ['a-backlog']],
      [
        'component:default/b',
        'ok',
        '1 of 2 alarms is on.',
        ['b-backlog', 'all'],
      ],
      ['component:default/c', 'ok', 'No alarm watches these metrics.', []],
    ]);
    expect(
      calls.filter(call => call.startsWith('DescribeAlarms')).sort(),
    ).toEqual([
      'DescribeAlarms a 100',
      'DescribeAlarms a 100',
      'DescribeAlarms b 1',
      'DescribeAlarms c 1',
    ]);
    expect(expected()).toBe(calls.length);
  });

  it('says so when there are more alarms than are looked through', async () => {
    const { collect, calls } = setUp(() => ({
      MetricAlarms: [onQueue('a', 'OK'), onQueue('other', 'ALARM')],
      NextToken: 'more',
    }));
    const outcomes = await collect();
    expect(outcomes.get('component:default/a')).toMatchObject({
      status: 'degraded',
      reason:
        'Not all alarms could be read: Account 111122223333 has more alarms in eu-west-1 than the 100 that were looked through.',
      failures: [
        {
          code: 'discovery-truncated',
          remedy: expect.stringMatching(/^Delete alarms that nobody needs/),
        },
      ],
      data: { alarms: expect.any(Array) },
    });
    expect(
      calls.filter(call => call.startsWith('DescribeAlarms a 100')),
    ).toHaveLength(50);
  });

  it('fails for the agent whose role may not look, and for no other', async () => {
    const { collect } = setUp((_, title) =>
      title === 'a'
        ? new AwsFailureError(DENIED)
        : { MetricAlarms: [onQueue('b', 'OK')] },
    );
    const outcomes = await collect();
    expect(outcomes.get('component:default/a')).toEqual({
      status: 'failed',
      reason: DENIED.message,
      failures: [DENIED],
    });
    expect(outcomes.get('component:default/b')).toMatchObject({
      status: 'ok',
      failures: [],
    });
  });
});
