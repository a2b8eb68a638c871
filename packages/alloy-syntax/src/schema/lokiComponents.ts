import {
  AUTHORIZATION,
  BASIC_AUTH,
  HTTP_CLIENT,
  OAUTH2,
  RELABEL_RULE,
  SERVER_HTTP,
  SERVER_TLS,
  TLS_CONFIG,
} from './sharedBlocks';
import type { ComponentTable } from './types';

/** Components for logs. Source: Grafana Alloy v1.18, component reference. */
export const LOKI_COMPONENTS: ComponentTable = {
  'loki.relabel': {
    stability: 'generally-available',
    attributes: { forward_to: 'list(LogsReceiver)!', max_cache_size: 'number' },
    blocks: { rule: RELABEL_RULE },
    exports: { receiver: 'LogsReceiver', rules: 'RelabelRules' },
  },
  'loki.source.awsfirehose': {
    stability: 'generally-available',
    attributes: {
      access_key: 'secret',
      forward_to: 'list(LogsReceiver)!',
      relabel_rules: 'RelabelRules',
      use_incoming_timestamp: 'bool',
    },
    blocks: { http: { ...SERVER_HTTP, blocks: { tls: SERVER_TLS } } },
  },
  'loki.source.file': {
    stability: 'generally-available',
    attributes: {
      encoding: 'string',
      forward_to: 'list(LogsReceiver)!',
      legacy_positions_file: 'string',
      on_positions_file_error: 'string',
      tail_from_end: 'bool',
      targets: 'list(map(string))!',
    },
    blocks: {
      decompression: {
        attributes: {
          enabled: 'bool!',
          format: 'string!',
          initial_delay: 'duration',
        },
      },
      file_match: {
        attributes: {
          enabled: 'bool',
          ignore_older_than: 'duration',
          sync_period: 'duration',
        },
      },
      file_watch: {
        attributes: {
          max_poll_frequency: 'duration',
          min_poll_frequency: 'duration',
        },
      },
    },
  },
  'loki.source.journal': {
    stability: 'generally-available',
    attributes: {
      format_as_json: 'bool',
      forward_to: 'list(LogsReceiver)!',
      labels: 'map(string)',
      matches: 'string',
      max_age: 'duration',
      path: 'string',
      relabel_rules: 'RelabelRules',
    },
    blocks: {
      legacy_position: { attributes: { file: 'string!', name: 'string!' } },
    },
  },
  'loki.source.kubernetes': {
    stability: 'generally-available',
    attributes: {
      forward_to: 'list(LogsReceiver)!',
      targets: 'list(map(string))!',
    },
    blocks: {
      client: {
        attributes: {
          ...HTTP_CLIENT,
          api_server: 'string',
          kubeconfig_file: 'string',
        },
        blocks: {
          authorization: AUTHORIZATION,
          basic_auth: BASIC_AUTH,
          oauth2: { ...OAUTH2, blocks: { tls_config: TLS_CONFIG } },
          tls_config: TLS_CONFIG,
        },
      },
      clustering: { attributes: { enabled: 'bool!' } },
    },
  },
  'loki.write': {
    stability: 'generally-available',
    attributes: { external_labels: 'map(string)', max_streams: 'number' },
    blocks: {
      endpoint: {
        attributes: {
          ...HTTP_CLIENT,
          batch_size: 'string',
          batch_wait: 'duration',
          headers: 'map(string)',
          max_backoff_period: 'duration',
          max_backoff_retries: 'number',
          min_backoff_period: 'duration',
          name: 'string',
          remote_timeout: 'duration',
          retry_on_http_429: 'bool',
          tenant_id: 'string',
          url: 'string!',
        },
        blocks: {
          authorization: AUTHORIZATION,
          basic_auth: BASIC_AUTH,
          oauth2: { ...OAUTH2, blocks: { tls_config: TLS_CONFIG } },
          queue_config: {
            attributes: {
              block_on_overflow: 'bool',
              capacity: 'string',
              drain_timeout: 'duration',
              min_shards: 'number',
            },
            stability: 'experimental',
          },
          tls_config: TLS_CONFIG,
        },
      },
      wal: {
        attributes: {
          drain_timeout: 'duration',
          enabled: 'bool',
          max_read_frequency: 'duration',
          max_segment_age: 'duration',
          min_read_frequency: 'duration',
        },
        stability: 'experimental',
      },
    },
    exports: { receiver: 'LogsReceiver' },
  },
};
