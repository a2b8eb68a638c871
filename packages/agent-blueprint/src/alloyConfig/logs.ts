import { Statement, attributes, block, object, reference } from 'alloy-syntax';
import { FIREHOSE_PORT } from '../build/alloyProgram';
import type { AgentRequest } from '../request/types';
import { logsReceivers } from './context';
import { secretExpression } from './secrets';

/** The machine's journal and log files, where the agent is on a machine. */
export function hostLogs(request: AgentRequest): Statement[] {
  const { platform, logFiles = [] } = request;
  const receivers = logsReceivers(request);
  const isHost = platform.type === 'ec2' || platform.type === 'on-premises';
  if (!isHost || receivers.length === 0) return [];
  return [
    block(
      'loki.source.journal',
      attributes({ forward_to: receivers, labels: object({ job: 'journal' }) }),
      'default',
    ),
    ...(logFiles.length > 0
      ? [
          block(
            'local.file_match',
            attributes({
              path_targets: logFiles.map(path =>
                object({ __path__: path, job: 'files' }),
              ),
            }),
            'default',
          ),
          block(
            'loki.source.file',
            attributes({
              targets: reference('local.file_match.default.targets'),
              forward_to: receivers,
            }),
            'default',
          ),
        ]
      : []),
  ];
}

/** What Firehose delivers: logs of AWS services and of CloudWatch log groups. */
export function firehoseLogs(request: AgentRequest): Statement[] {
  const key = request.destinations?.firehoseAccessKey;
  return [
    block(
      'loki.source.awsfirehose',
      [
        ...attributes({
          forward_to: logsReceivers(request),
          use_incoming_timestamp: true,
          access_key: key && secretExpression('firehose_access_key', key),
        }),
        block(
          'http',
          attributes({ listen_address: '0.0.0.0', listen_port: FIREHOSE_PORT }),
        ),
      ],
      'default',
    ),
  ];
}

/** Log groups of CloudWatch, polled, in each region. */
export function logGroups(request: AgentRequest): Statement[] {
  const { regions, logGroups: groups = [] } = request;
  return [
    ...regions.map(region =>
      block(
        'otelcol.receiver.awscloudwatch',
        [
          ...attributes({ region }),
          block('logs', [
            ...attributes({ poll_interval: '1m' }),
            block(
              'groups',
              groups.map(name =>
                block('named', attributes({ group_name: name })),
              ),
            ),
          ]),
          block(
            'output',
            attributes({
              logs: [reference('otelcol.exporter.loki.log_groups.input')],
            }),
          ),
        ],
        region.replace(/-/g, '_'),
      ),
    ),
    block(
      'otelcol.exporter.loki',
      attributes({ forward_to: logsReceivers(request) }),
      'log_groups',
    ),
  ];
}

/** Log lines to places in S3. */
export function logDeliveries({
  deliveries = [],
  regions: [region],
}: AgentRequest): Statement[] {
  const label = (index: number) => `delivery_${index + 1}`;
  return [
    block(
      'otelcol.receiver.loki',
      [
        block(
          'output',
          attributes({
            logs: deliveries.map((_, i) =>
              reference(`otelcol.processor.batch.${label(i)}.input`),
            ),
          }),
        ),
      ],
      'deliveries',
    ),
    ...deliveries.flatMap(({ bucket, prefix = '', region: at = region }, i) => [
      block(
        'otelcol.processor.batch',
        [
          ...attributes({ timeout: '1m' }),
          block(
            'output',
            attributes({
              logs: [reference(`otelcol.exporter.awss3.${label(i)}.input`)],
            }),
          ),
        ],
        label(i),
      ),
      block(
        'otelcol.exporter.awss3',
        [
          block(
            's3_uploader',
            attributes({
              region: at,
              s3_bucket: bucket,
              s3_prefix: prefix.replace(/\/+$/, ''),
              compression: 'gzip',
            }),
          ),
          block('marshaler', attributes({ type: 'otlp_json' })),
        ],
        label(i),
      ),
    ]),
  ];
}
