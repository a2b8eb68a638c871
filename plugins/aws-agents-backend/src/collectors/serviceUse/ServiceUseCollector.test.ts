import type {
  CollectorContext,
  FailedCall,
} from 'backstage-plugin-aws-agents-node';
import { agentFixture } from '../../__fixtures__/agents';
import { toFailure } from '../../aws';
import { ServiceUseCollector } from './ServiceUseCollector';

const NOW = new Date('2026-11-01T12:00:00Z');

/** Answers calls one after the other; the last answer stays. */
function setUp(answers: object[]) {
  const sent: Array<{ name: string; input: object }> = [];
  let planned = 0;
  const context = {
    now: NOW,
    signal: new AbortController().signal,
    expectCalls: (count: number) => {
      planned += count;
    },
    client: () => ({
      send: async (command: {
        constructor: { name: string };
        input: object;
      }) => {
        sent.push({ name: command.constructor.name, input: command.input });
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        if (answer instanceof Error) throw answer;
        return answer;
      },
    }),
    toFailure: (error: unknown, call: FailedCall) =>
      toFailure(error, { ...call, now: NOW }),
  } as unknown as CollectorContext;
  const pause = jest.fn(async () => {});
  const collect = () =>
    ServiceUseCollector.create({ pause }).collect(agentFixture(), context);
  return { collect, sent, pause, planned: () => planned };
}

describe('ServiceUseCollector', () => {
  it('waits for the report, and reads all of its pages', async () => {
    const { collect, sent, pause, planned } = setUp([
      { JobId: 'job' },
      { JobStatus: 'IN_PROGRESS' },
      {
        JobStatus: 'COMPLETED',
        ServicesLastAccessed: [
          {
            ServiceNamespace: 's3',
            LastAuthenticated: NOW,
            LastAuthenticatedRegion: 'eu-west-1',
          },
        ],
        Marker: 'more',
      },
      { ServicesLastAccessed: [{ ServiceNamespace: 'iam' }] },
    ]);
    expect(await collect()).toMatchObject({
      status: 'ok',
      reason: 'The role used 1 of the 2 services that it may use.',
      data: {
        reportedAt: NOW.toISOString(),
        services: [
          {
            service: 's3',
            lastAuthenticatedAt: NOW.toISOString(),
            region: 'eu-west-1',
          },
          { service: 'iam', lastAuthenticatedAt: null },
        ],
      },
    });
    expect(pause).toHaveBeenCalledTimes(1);
    expect(sent).toHaveLength(4);
    expect(sent[3].input).toEqual({ JobId: 'job', Marker: 'more' });
    expect(planned()).toBe(4);
  });

  it.each([
    [
      'may not ask',
      [
        Object.assign(new Error('User: x is not authorized to perform: y'), {
          name: 'AccessDenied',
          $metadata: { httpStatusCode: 403 },
        }),
      ],
    ],
    [
      'gets no report',
      [{ JobId: 'job' }, { JobStatus: 'FAILED', Error: { Message: 'm' } }],
    ],
    ['waits in vain', [{ JobId: 'job' }, { JobStatus: 'IN_PROGRESS' }]],
  ])('knows nothing when it %s', async (_, answers) => {
    const outcome = await setUp(answers).collect();
    expect(outcome).toMatchObject({ status: 'unknown', failures: [{}] });
    expect(outcome.data).toBeUndefined();
  });
});
