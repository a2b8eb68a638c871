import {
  DEBUG_METRICS,
  OTEL_OUTPUT,
  OTEL_SERVER_TLS,
  OTEL_TPM,
} from './sharedBlocks';
import type { ComponentTable } from './types';

/** Components that receive telemetry of OpenTelemetry. Source: Grafana Alloy v1.18, component reference. */
export const OTELCOL_RECEIVERS: ComponentTable = {
  'otelcol.receiver.awscloudwatch': {
    stability: 'experimental',
    attributes: {
      imds_endpoint: 'string',
      profile: 'string',
      region: 'string!',
      storage: 'otelcol.Handler',
    },
    blocks: {
      output: { ...OTEL_OUTPUT, isRequired: true },
      debug_metrics: DEBUG_METRICS,
      logs: {
        attributes: {
          initial_lookback: 'duration',
          max_events_per_request: 'number',
          poll_interval: 'duration',
          start_from: 'string',
        },
        blocks: {
          groups: {
            attributes: {},
            blocks: {
              autodiscover: {
                attributes: { limit: 'number', prefix: 'string' },
                blocks: {
                  streams: {
                    attributes: {
                      names: 'list(string)',
                      prefixes: 'list(string)',
                    },
                  },
                },
              },
              named: {
                attributes: {
                  group_name: 'string!',
                  names: 'list(string)',
                  prefixes: 'list(string)',
                },
              },
            },
          },
        },
      },
    },
  },
  'otelcol.receiver.loki': {
    stability: 'generally-available',
    attributes: {},
    blocks: { output: { ...OTEL_OUTPUT, isRequired: true } },
    exports: { receiver: 'LogsReceiver' },
  },
  'otelcol.receiver.otlp': {
    stability: 'generally-available',
    attributes: {},
    blocks: {
      output: { ...OTEL_OUTPUT, isRequired: true },
      debug_metrics: DEBUG_METRICS,
      grpc: {
        attributes: {
          auth: 'otelcol.Handler',
          endpoint: 'string',
          include_metadata: 'bool',
          max_concurrent_streams: 'number',
          max_recv_msg_size: 'string',
          read_buffer_size: 'string',
          transport: 'string',
          write_buffer_size: 'string',
        },
        blocks: {
          keepalive: {
            attributes: {},
            blocks: {
              enforcement_policy: {
                attributes: {
                  min_time: 'duration',
                  permit_without_stream: 'bool',
                },
              },
              server_parameters: {
                attributes: {
                  max_connection_age: 'duration',
                  max_connection_age_grace: 'duration',
                  max_connection_idle: 'duration',
                  time: 'duration',
                  timeout: 'duration',
                },
              },
            },
          },
          tls: { ...OTEL_SERVER_TLS, blocks: { tpm: OTEL_TPM } },
        },
      },
      http: {
        attributes: {
          auth: 'otelcol.Handler',
          compression_algorithms: 'list(string)',
          endpoint: 'string',
          idle_timeout: 'duration',
          include_metadata: 'bool',
          keep_alives_enabled: 'bool',
          logs_url_path: 'string',
          max_request_body_size: 'string',
          metrics_url_path: 'string',
          read_header_timeout: 'duration',
          read_timeout: 'duration',
          traces_url_path: 'string',
          write_timeout: 'duration',
        },
        blocks: {
          cors: {
            attributes: {
              allowed_headers: 'list(string)',
              allowed_origins: 'list(string)',
              exposed_headers: 'list(string)',
              max_age: 'number',
            },
          },
          tls: { ...OTEL_SERVER_TLS, blocks: { tpm: OTEL_TPM } },
        },
      },
    },
  },
};
