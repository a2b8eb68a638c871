import {
  DEBUG_METRICS,
  OTEL_BATCH,
  OTEL_CLIENT_TLS,
  OTEL_OUTPUT,
  OTEL_QUEUE,
  OTEL_RETRY,
  OTEL_TPM,
} from './sharedBlocks';
import type { ComponentTable } from './types';

/** Components that process, sign and send telemetry of OpenTelemetry. Source: Grafana Alloy v1.18, component reference. */
export const OTELCOL_EXPORTERS: ComponentTable = {
  'otelcol.auth.sigv4': {
    stability: 'generally-available',
    attributes: { region: 'string', service: 'string' },
    blocks: {
      assume_role: {
        attributes: {
          arn: 'string',
          session_name: 'string',
          sts_region: 'string',
        },
      },
      debug_metrics: DEBUG_METRICS,
    },
    exports: { handler: 'otelcol.Handler' },
  },
  'otelcol.exporter.awss3': {
    stability: 'experimental',
    attributes: { timeout: 'duration' },
    blocks: {
      s3_uploader: {
        attributes: {
          acl: 'string',
          compression: 'string',
          disable_ssl: 'bool',
          endpoint: 'string',
          file_prefix: 'string',
          region: 'string',
          retry_max_attempts: 'number',
          retry_max_backoff: 'duration',
          retry_mode: 'string',
          role_arn: 'string',
          s3_base_prefix: 'string',
          s3_bucket: 'string!',
          s3_force_path_style: 'bool',
          s3_partition_format: 'string',
          s3_partition_timezone: 'string',
          s3_prefix: 'string!',
          storage_class: 'string',
          unique_key_func_name: 'string',
        },
        isRequired: true,
      },
      debug_metrics: DEBUG_METRICS,
      marshaler: { attributes: { type: 'string' } },
      resource_attrs_to_s3: {
        attributes: { s3_bucket: 'string!', s3_prefix: 'string' },
      },
      sending_queue: { ...OTEL_QUEUE, blocks: { batch: OTEL_BATCH } },
    },
    exports: { input: 'otelcol.Consumer' },
  },
  'otelcol.exporter.loki': {
    stability: 'generally-available',
    attributes: { forward_to: 'list(LogsReceiver)!' },
    exports: { input: 'otelcol.Consumer' },
  },
  'otelcol.exporter.otlphttp': {
    stability: 'generally-available',
    attributes: {
      encoding: 'string',
      logs_endpoint: 'string',
      metrics_endpoint: 'string',
      traces_endpoint: 'string',
    },
    blocks: {
      client: {
        attributes: {
          auth: 'otelcol.Handler',
          compression: 'string',
          disable_keep_alives: 'bool',
          endpoint: 'string!',
          force_attempt_http2: 'bool',
          headers: 'map(string)',
          http2_ping_timeout: 'duration',
          http2_read_idle_timeout: 'duration',
          idle_conn_timeout: 'duration',
          max_conns_per_host: 'number',
          max_idle_conns: 'number',
          max_idle_conns_per_host: 'number',
          proxy_url: 'string',
          read_buffer_size: 'string',
          timeout: 'duration',
          write_buffer_size: 'string',
        },
        blocks: {
          compression_params: { attributes: { level: 'number!' } },
          cookies: { attributes: { enabled: 'bool' } },
          tls: { ...OTEL_CLIENT_TLS, blocks: { tpm: OTEL_TPM } },
        },
        isRequired: true,
      },
      debug_metrics: DEBUG_METRICS,
      retry_on_failure: OTEL_RETRY,
      sending_queue: { ...OTEL_QUEUE, blocks: { batch: OTEL_BATCH } },
    },
    exports: { input: 'otelcol.Consumer' },
  },
  'otelcol.processor.batch': {
    stability: 'generally-available',
    attributes: {
      metadata_cardinality_limit: 'number',
      metadata_keys: 'list(string)',
      send_batch_max_size: 'number',
      send_batch_size: 'number',
      timeout: 'duration',
    },
    blocks: {
      output: { ...OTEL_OUTPUT, isRequired: true },
      debug_metrics: DEBUG_METRICS,
    },
    exports: { input: 'otelcol.Consumer' },
  },
};
