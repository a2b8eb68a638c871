import { Statement, attributes, block, reference } from 'alloy-syntax';
import { partitionOfRegion } from '../build/partition';
import type { AgentRequest } from '../request/types';

/**
 * Takes traces by OTLP and sends them to the OTLP endpoint of X-Ray.
 * Source: CloudWatch User Guide, "OpenTelemetry Protocol (OTLP) endpoints".
 */
export function xrayTraces({ regions: [region] }: AgentRequest): Statement[] {
  const suffix = partitionOfRegion(region) === 'aws-cn' ? '.cn' : '';
  return [
    block(
      'otelcol.receiver.otlp',
      [
        block('grpc'),
        block('http'),
        block(
          'output',
          attributes({
            traces: [reference('otelcol.processor.batch.xray.input')],
          }),
        ),
      ],
      'default',
    ),
    block(
      'otelcol.processor.batch',
      [
        block(
          'output',
          attributes({
            traces: [reference('otelcol.exporter.otlphttp.xray.input')],
          }),
        ),
      ],
      'xray',
    ),
    block(
      'otelcol.auth.sigv4',
      attributes({ region, service: 'xray' }),
      'xray',
    ),
    block(
      'otelcol.exporter.otlphttp',
      [
        block(
          'client',
          attributes({
            endpoint: `https://xray.${region}.amazonaws.com${suffix}`,
            auth: reference('otelcol.auth.sigv4.xray.handler'),
          }),
        ),
      ],
      'xray',
    ),
  ];
}
