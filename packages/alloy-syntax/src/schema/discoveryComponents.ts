import {
  AUTHORIZATION,
  BASIC_AUTH,
  HTTP_CLIENT,
  OAUTH2,
  RELABEL_RULE,
  TLS_CONFIG,
} from './sharedBlocks';
import type { ComponentTable } from './types';

/** Components that find targets. Source: Grafana Alloy v1.18, component reference. */
export const DISCOVERY_COMPONENTS: ComponentTable = {
  'discovery.aws': {
    stability: 'generally-available',
    attributes: {
      ...HTTP_CLIENT,
      access_key: 'string',
      clusters: 'list(string)',
      endpoint: 'string',
      external_id: 'string',
      port: 'number',
      profile: 'string',
      refresh_interval: 'duration',
      region: 'string',
      request_concurrency: 'number',
      role: 'string!',
      role_arn: 'string',
      secret_key: 'string',
    },
    blocks: {
      authorization: AUTHORIZATION,
      basic_auth: BASIC_AUTH,
      filter: { attributes: { name: 'string!', values: 'list(string)!' } },
      oauth2: { ...OAUTH2, blocks: { tls_config: TLS_CONFIG } },
      tls_config: TLS_CONFIG,
    },
    exports: { targets: 'list(map(string))' },
  },
  'discovery.ec2': {
    stability: 'generally-available',
    attributes: {
      ...HTTP_CLIENT,
      access_key: 'string',
      endpoint: 'string',
      port: 'number',
      profile: 'string',
      refresh_interval: 'duration',
      region: 'string',
      role_arn: 'string',
      secret_key: 'string',
    },
    blocks: {
      authorization: AUTHORIZATION,
      basic_auth: BASIC_AUTH,
      filter: { attributes: { name: 'string!', values: 'list(string)!' } },
      oauth2: { ...OAUTH2, blocks: { tls_config: TLS_CONFIG } },
      tls_config: TLS_CONFIG,
    },
    exports: { targets: 'list(map(string))' },
  },
  'discovery.kubernetes': {
    stability: 'generally-available',
    attributes: {
      ...HTTP_CLIENT,
      api_server: 'string',
      kubeconfig_file: 'string',
      role: 'string!',
    },
    blocks: {
      attach_metadata: { attributes: { namespace: 'bool', node: 'bool' } },
      authorization: AUTHORIZATION,
      basic_auth: BASIC_AUTH,
      namespaces: {
        attributes: { names: 'list(string)', own_namespace: 'bool' },
      },
      oauth2: { ...OAUTH2, blocks: { tls_config: TLS_CONFIG } },
      selectors: {
        attributes: { field: 'string', label: 'string', role: 'string!' },
      },
      tls_config: TLS_CONFIG,
    },
    exports: { targets: 'list(map(string))' },
  },
  'discovery.relabel': {
    stability: 'generally-available',
    attributes: { targets: 'list(map(string))!' },
    blocks: { rule: RELABEL_RULE },
    exports: { output: 'list(map(string))', rules: 'RelabelRules' },
  },
};
