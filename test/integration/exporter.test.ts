import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { PAYMENTS, SHIPPING } from './world/entities';
import { findProgram, runProgram, startProgram } from './world/programs';
import {
  startPortal,
  type Portal,
  type PortalOptions,
} from './world/startPortal';
import { TESTED_DATABASES } from './world/testedDatabases';

const TOKEN = 'a-static-token-of-the-exporter-test';
const OTHER_TOKEN = 'a-static-token-of-somebody-else-here';

const SENT = 'aws_sqs_number_of_messages_sent_sum';
const PROMETHEUS_ACCEPT =
  'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

const promtool = findProgram('promtool');
const prometheus = findProgram('prometheus');

/** A portal that knows callers as one in production does. */
async function start(database?: PortalOptions['database']): Promise<Portal> {
  const portal = await startPortal({
    ...(database ? { database } : {}),
    entities: [PAYMENTS, SHIPPING],
    rootConfig: {
      backend: {
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: TOKEN, subject: 'prometheus' },
              accessRestrictions: [
                {
                  plugin: 'aws-agents',
                  permission: 'aws-agents.exporter.read',
                },
              ],
            },
            {
              type: 'static',
              options: { token: OTHER_TOKEN, subject: 'robot' },
              accessRestrictions: [
                { plugin: 'aws-agents', permission: 'aws-agents.agent.read' },
              ],
            },
          ],
        },
      },
      permission: { enabled: true },
    },
    realPermissions: true,
    features: [
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
    ],
  });
  await portal.collect();
  return portal;
}

async function scrape(
  portal: Portal,
  options: { accept?: string; query?: string; token?: string } = {},
) {
  const { accept = PROMETHEUS_ACCEPT, query = '', token = TOKEN } = options;
  const response = await fetch(`${portal.url}/exporter/metrics${query}`, {
    headers: {
      accept,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

describe.each(TESTED_DATABASES)('the exporter, %s', database => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await start(database);
  });
  afterAll(() => portal.stop());

  it('gives the newest values under the names of YACE', async () => {
    const { status, type, text } = await scrape(portal);
    expect(status).toBe(200);
    expect(type).toBe(
      'application/openmetrics-text; version=1.0.0; charset=utf-8',
    );
    expect(text).toMatch(
      new RegExp(
        `^${SENT}\\{account_id="111122223333",dimension_queue_name="payments",entity="component:default/payments",name="arn:aws:sqs:eu-west-1:111122223333:payments",region="eu-west-1"\\} [\\d.]+$`,
        'm',
      ),
    );
    expect(text).toContain('entity="component:default/shipping"');
    expect(text).toMatch(
      /^aws_agents_aws_calls_total\{.*service="IAM"\} \d+$/m,
    );
    expect(text.endsWith('\n# EOF\n')).toBe(true);
    const draft = await scrape(portal, {
      accept: 'application/openmetrics-text;version=0.0.1',
    });
    expect(draft.type).toBe(
      'application/openmetrics-text; version=0.0.1; charset=utf-8',
    );
    const plain = await scrape(portal, { accept: 'text/plain' });
    expect(plain.type).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(plain.text).not.toContain('# EOF');
  });

  it('gives the value and the time of the newest point that is stored', async () => {
    const { text } = await scrape(portal, {
      accept: 'text/plain',
      query: '?timestamps=true&labels=yace',
    });
    const [, value, at] =
      new RegExp(
        `^${SENT}\\{[^}]*dimension_QueueName="payments"[^}]*\\} (\\S+) (\\d+)$`,
        'm',
      ).exec(text) ?? [];
    const rows: Array<{ points: string }> = await portal
      .database('series_points')
      .join('series', join =>
        join
          .on('series.series_id', 'series_points.series_id')
          .andOn('series.entity_ref', 'series_points.entity_ref'),
      )
      .where({ family: SENT, tier: 60 })
      .andWhere('series.entity_ref', 'component:default/payments')
      .orderBy('chunk_start')
      .select('points');
    const points = rows.flatMap(row => JSON.parse(row.points));
    expect([Number(at), Number(value)]).toEqual(points[points.length - 1]);
  });

  it('refuses who may not, and what makes no sense', async () => {
    expect((await scrape(portal, { token: '' })).status).toBe(401);
    expect((await scrape(portal, { token: 'nonsense' })).status).toBe(401);
    const other = await scrape(portal, { token: OTHER_TOKEN });
    expect(other.status).toBe(403);
    expect(other.text).toContain('aws-agents.exporter.read');
    const wrong = await scrape(portal, { query: '?timestamps=maybe' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('timestamps: expected true or false');
  });

  it('forgets values that are no longer fresh, rather than invent some', async () => {
    await portal
      .database('series')
      .update({ newest_point_at: Date.now() - 24 * 3600_000 });
    const { text } = await scrape(portal);
    expect(text).not.toContain('aws_sqs_');
    expect(text).toContain('aws_agents_aws_calls_total');
  });
});

/** Skipped where Prometheus is not installed; Debian has both in `prometheus`. */
const withPrometheus = promtool && prometheus ? describe : describe.skip;

withPrometheus('the exporter and Prometheus', () => {
  let portal: Portal;
  let folder: string;

  beforeAll(async () => {
    portal = await start();
    folder = await mkdtemp(path.join(os.tmpdir(), 'exporter-test-'));
  });
  afterAll(async () => {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('passes promtool check metrics', async () => {
    const { text } = await scrape(portal, { accept: 'text/plain' });
    expect(text).toContain(SENT);
    expect(
      await runProgram(promtool ?? '', ['check', 'metrics'], text),
    ).toEqual({ code: 0, output: '' });
  });

  it('is scraped by a real Prometheus', async () => {
    const port = await freePort();
    const config = path.join(folder, 'prometheus.yml');
    await writeFile(config, configFor(portal.url));
    const server = startProgram(prometheus ?? '', [
      `--config.file=${config}`,
      `--storage.tsdb.path=${path.join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ]);
    try {
      const query = (text: string) =>
        ask(`http://127.0.0.1:${port}/api/v1/query?query=${text}`);
      const [up] = await until(() => query('up'));
      expect(up.value[1]).toBe('1');
      const [sent] = await until(() =>
        query(`${SENT}{dimension_queue_name="payments"}`),
      );
      expect(sent.metric).toMatchObject({
        account_id: '111122223333',
        entity: 'component:default/payments',
        region: 'eu-west-1',
      });
      expect(
        (await query('aws_agents_aws_calls_total')).length,
      ).toBeGreaterThan(3);
    } finally {
      await server.stop();
    }
  }, 60_000);
});

function configFor(url: string): string {
  const { host, pathname } = new URL(url);
  return `
global: { scrape_interval: 1s }
scrape_configs:
  - job_name: aws-agents
    metrics_path: ${pathname}/exporter/metrics
    authorization: { credentials: ${TOKEN} }
    static_configs: [{ targets: ['${host}'] }]
`;
}

type Result = { metric: Record<string, string>; value: [number, string] };

async function ask(url: string): Promise<Result[]> {
  try {
    const response = await fetch(url);
    const body = (await response.json()) as { data?: { result: Result[] } };
    return body.data?.result ?? [];
  } catch {
    // Not up yet.
    return [];
  }
}

async function until(query: () => Promise<Result[]>): Promise<Result[]> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const results = await query();
    if (results.length > 0) {
      return results;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('Prometheus knows nothing of the exporter');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
