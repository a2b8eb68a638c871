import type { NewestValue } from '../store';
import { Exporter } from './Exporter';
import { familyName } from './familyName';
import { OPEN_METRICS, PROMETHEUS_TEXT } from './formats';

const NOW = new Date('2026-11-01T12:00:00Z');

function value(
  definition: Partial<NewestValue['definition']> = {},
  overrides: Partial<NewestValue> = {},
): NewestValue {
  const full = {
    seriesId: 'abc',
    selector: '',
    namespace: 'AWS/SQS',
    metricName: 'NumberOfMessagesSent',
    dimensions: { QueueName: 'payments' },
    statistic: 'Sum',
    unit: 'Count',
    minimumPeriodSeconds: 60,
    accountId: '111122223333',
    region: 'eu-west-1',
    ...definition,
  };
  return {
    family: familyName(full),
    entityRef: 'component:default/payments',
    at: new Date('2026-11-01T11:58:00Z'),
    value: 7,
    definition: full,
    ...overrides,
  };
}

async function write(pages: NewestValue[][], format = OPEN_METRICS) {
  const exporter = Exporter.create({
    values: {
      async *pages() {
        yield* pages;
      },
    },
    engine: async () => ({
      replica: 'me',
      calls: {
        calls: 3,
        errors: 1,
        retries: 0,
        costUsd: 0.5,
        byOperation: { 'CloudWatch.GetMetricData': 3 },
      },
      clients: { active: 0, throttled: 2, openCircuits: 0 },
      shards: [
        {
          shard: 0,
          runId: 'r',
          replica: 'me',
          beats: 0,
          running: false,
          startedAt: NOW,
          finishedAt: NOW,
          report: {
            agents: 3,
            accounts: 1,
            expectedCalls: 1,
            madeCalls: 1,
            durationMs: 1500,
          },
        },
        {
          shard: 1,
          runId: 's',
          replica: 'other',
          beats: 0,
          running: true,
          startedAt: NOW,
          finishedAt: null,
          report: null,
        },
      ],
      observations: [{ collector: 'metrics', status: 'ok', agents: 3 }],
    }),
    intervalSeconds: 300,
    clock: () => NOW,
  });
  let text = '';
  for await (const piece of exporter.write(format, {
    timestamps: false,
    dimensionLabels: 'snake-case',
  })) {
    text += piece;
  }
  return text;
}

const SENT = 'aws_sqs_number_of_messages_sent_sum';
const labels = (entity: string) =>
  `account_id="111122223333",dimension_queue_name="payments",entity="component:default/${entity}",name="arn:aws:sqs:eu-west-1:111122223333:payments",region="eu-west-1"`;

describe('Exporter', () => {
  it('lets others have their turn between pages that come at once', async () => {
    const pages = Array.from({ length: 6 }, (_, i) => [
      value({}, { entityRef: `component:default/a${i}` }),
    ]);
    let turns = 0;
    let writing = true;
    const others = (async () => {
      while (writing) {
        await new Promise(resolve => setImmediate(resolve));
        turns += 1;
      }
    })();
    await write(pages);
    writing = false;
    await others;
    expect(turns).toBeGreaterThanOrEqual(pages.length - 1);
  });

  it('writes each family once, across pages', async () => {
    const text = await write([
      [value()],
      [
        value({}, { entityRef: 'component:default/z', value: 8 }),
        value({ statistic: 'Maximum' }),
      ],
    ]);
    expect(text.split(`# TYPE ${SENT} unknown`)).toHaveLength(2);
    expect(text).toContain(`${SENT}{${labels('payments')}} 7\n`);
    expect(text).toContain(`${SENT}{${labels('z')}} 8\n`);
    expect(text).toContain(
      '# TYPE aws_sqs_number_of_messages_sent_maximum gauge',
    );
    expect(text.endsWith('\n# EOF\n')).toBe(true);
  });

  it('writes what is fresh, by the period of the metric', async () => {
    const hoursAgo = (hours: number) => ({
      at: new Date(NOW.getTime() - hours * 3600_000),
    });
    const text = await write([
      [
        value({}, hoursAgo(1)),
        value({ statistic: 'Average' }, hoursAgo(0.4)),
        value(
          { minimumPeriodSeconds: 86_400, statistic: 'Minimum' },
          hoursAgo(60),
        ),
      ],
    ]);
    expect(text).not.toContain(SENT);
    expect(text).toContain('messages_sent_average{');
    expect(text).toContain('messages_sent_minimum{');
  });

  it('writes the shorter of two periods in which an agent has a metric, across pages', async () => {
    const text = await write([
      [value({ minimumPeriodSeconds: 300, seriesId: 'aaa' }, { value: 99 })],
      [value()],
    ]);
    expect(text.split(`${SENT}{`)).toHaveLength(2);
    expect(text).toContain(`${SENT}{${labels('payments')}} 7\n`);
  });

  it('keeps what two linked accounts call the same', async () => {
    const owned = (owningAccountId: string, count: number) =>
      value({ owningAccountId, seriesId: owningAccountId }, { value: count });
    const text = await write([
      [owned('222222222222', 5), owned('333333333333', 7)],
    ]);
    expect(text).toMatch(/account_id="222222222222".* 5\n/);
    expect(text).toMatch(/account_id="333333333333".* 7\n/);
    expect(text).toContain('monitoring_account_id="111122223333"');
  });

  it('tells of the engine, and nothing of runs that never ended', async () => {
    const text = await write([], PROMETHEUS_TEXT);
    expect(text).toContain(
      'aws_agents_aws_calls_total{operation="GetMetricData",replica="me",service="CloudWatch"} 3',
    );
    expect(text).toContain(
      'aws_agents_aws_calls_throttled_total{replica="me"} 2',
    );
    expect(text).toContain('aws_agents_shard_duration_seconds{shard="0"} 1.5');
    expect(text).not.toContain('aws_agents_shard_duration_seconds{shard="1"}');
    expect(text).toContain('aws_agents_shard_running{shard="1"} 1');
    expect(text).toContain(
      'aws_agents_observations{collector="metrics",status="ok"} 3',
    );
    expect(text).not.toContain('# EOF');
  });
});
