import { Block, Statement, printFile } from 'alloy-syntax';
import { PRESETS, Preset, requestFor } from '../__testUtils__/requests';
import type { AgentRequest, MetricSelectorRequest } from '../request/types';
import { alloyConfiguration } from './alloyConfiguration';

const blocksOf = (request: AgentRequest): Block[] =>
  alloyConfiguration(request).file.body.filter(
    (statement): statement is Block => statement.kind === 'block',
  );

const textOf = (statements: readonly Statement[]) =>
  printFile({ body: statements });

/** The blocks of a name, as text. */
const named = (request: AgentRequest, name: string) =>
  textOf(blocksOf(request).filter(block => block.name === name));

const withMetrics = (...metrics: MetricSelectorRequest[]) => ({
  ...requestFor('ec2'),
  metrics,
});

const SUM = [{ name: 'Requests', statistics: ['Sum'], periodSeconds: 60 }];

describe('The CloudWatch exporter', () => {
  it('has a static job for exact dimensions', () => {
    const request = withMetrics({
      namespace: 'AWS/SQS',
      dimensions: { QueueName: 'payments' },
      metrics: SUM,
    });
    expect(named(request, 'prometheus.exporter.cloudwatch')).toContain(`
	static "job_1" {
		namespace   = "AWS/SQS"
		regions     = ["eu-west-1", "us-east-1"]
		nil_to_zero = false
		dimensions  = {
			QueueName = "payments",
		}
`);
  });

  it('discovers what is named by tags', () => {
    const request = withMetrics({
      namespace: 'AWS/SQS',
      tags: { team: ['payments', 'a.b'], stage: [] },
      metrics: SUM,
    });
    expect(named(request, 'prometheus.exporter.cloudwatch')).toContain(`
		search_tags = {
			team  = "^(payments|a\\\\.b)$",
			stage = ".*",
		}
`);
    expect(named(request, 'prometheus.relabel')).toBe('');
  });

  it.each<[string, MetricSelectorRequest, string]>([
    [
      'a pattern',
      {
        namespace: 'AWS/SQS',
        dimensions: { QueueName: 'pay.ments-*' },
        metrics: SUM,
      },
      '(pay\\\\.ments-.*)?',
    ],
    [
      'a value beside tags',
      {
        namespace: 'AWS/SQS',
        tags: { team: ['payments'] },
        dimensions: { QueueName: 'orders' },
        metrics: SUM,
      },
      '(orders)?',
    ],
  ])('drops what does not match %s', (_, selector, regex) => {
    const request = withMetrics(selector);
    expect(named(request, 'prometheus.relabel')).toContain(`
		source_labels = ["dimension_QueueName"]
		regex         = "${regex}"
		action        = "keep"
`);
    expect(named(request, 'prometheus.exporter.cloudwatch')).toContain(
      'dimension_name_requirements = ["QueueName"]',
    );
  });

  it('takes namespaces that it cannot discover as they are', () => {
    const request = withMetrics({ namespace: 'Acme/Payments', metrics: SUM });
    expect(named(request, 'prometheus.exporter.cloudwatch')).toContain(
      'custom_namespace "job_1" {\n\t\tnamespace   = "Acme/Payments"',
    );
  });

  it('is scraped as often as its shortest period, at most once a minute', () => {
    const interval = (periodSeconds?: number) =>
      /scrape_interval = "(\d+s)"/.exec(
        named(
          withMetrics({
            namespace: 'AWS/SQS',
            metrics: [{ ...SUM[0], periodSeconds }],
          }),
          'prometheus.scrape',
        ),
      )?.[1];
    expect([10, 60, 3600, undefined].map(interval)).toEqual([
      '60s',
      '60s',
      '3600s',
      '300s',
    ]);
  });
});

describe('Destinations and secrets', () => {
  const write = (request: AgentRequest) => named(request, 'loki.write');

  it.each([
    ['ec2', 'password = local.file.logs_password.content'],
    [
      'eks-irsa',
      'password = remote.kubernetes.secret.logs_password.data["password"]',
    ],
    ['ecs', 'password = sys.env("LOGS_PASSWORD")'],
  ] as const)('on %s: %s', (platform, text) => {
    expect(write(requestFor(platform))).toContain(text);
  });

  it('signs what goes to Amazon Managed Service for Prometheus only', () => {
    const request = requestFor('ec2');
    const remoteWrite = (url: string) =>
      named(
        { ...request, destinations: { metrics: { url } } },
        'prometheus.remote_write',
      );
    expect(remoteWrite(request.destinations?.metrics?.url ?? '')).toContain(
      'sigv4 {\n\t\t\tregion = "eu-west-1"',
    );
    expect(remoteWrite('https://prometheus.example.com/write')).not.toContain(
      'sigv4',
    );
  });

  it('is quiet where nothing is asked for', () => {
    const nothing: Preset = { capabilities: [], needs: [] };
    const request = { ...requestFor('ecs', nothing), destinations: {} };
    expect(blocksOf(request).map(({ name }) => name)).toEqual(['logging']);
  });

  it('says when experimental components are there', () => {
    const isExperimental = (preset: Preset) =>
      alloyConfiguration(requestFor('ec2', preset)).needsExperimental;
    expect(isExperimental(PRESETS.metrics)).toBe(false);
    expect(isExperimental(PRESETS.logs)).toBe(true);
  });
});
