import {
  AUTHORIZATION,
  BASIC_AUTH,
  HTTP_CLIENT,
  OAUTH2,
  TLS_CONFIG,
} from './sharedBlocks';
import type { ComponentTable } from './types';

/** Components that read files, secrets and objects. Source: Grafana Alloy v1.18, component reference. */
export const SOURCE_COMPONENTS: ComponentTable = {
  'local.file': {
    stability: 'generally-available',
    attributes: {
      detector: 'string',
      filename: 'string!',
      is_secret: 'bool',
      poll_frequency: 'duration',
    },
    exports: { content: 'string or secret' },
  },
  'local.file_match': {
    stability: 'generally-available',
    attributes: {
      ignore_older_than: 'duration',
      path_targets: 'list(map(string))!',
      sync_period: 'duration',
    },
    exports: { targets: 'list(map(string))' },
  },
  'remote.kubernetes.secret': {
    stability: 'generally-available',
    attributes: {
      name: 'string!',
      namespace: 'string!',
      poll_frequency: 'duration',
      poll_timeout: 'duration',
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
    },
    exports: { data: 'map(secret)' },
  },
  'remote.s3': {
    stability: 'generally-available',
    attributes: {
      is_secret: 'bool',
      path: 'string!',
      poll_frequency: 'duration',
    },
    blocks: {
      client: {
        attributes: {
          disable_ssl: 'bool',
          endpoint: 'string',
          key: 'string',
          region: 'string',
          secret: 'secret',
          signing_region: 'string',
          use_path_style: 'bool',
        },
      },
    },
    exports: { content: 'string or secret' },
  },
};
