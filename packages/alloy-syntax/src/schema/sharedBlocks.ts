import type { AttributeTypes, BlockSchema } from './types';

/** What components that talk HTTP have in common. Source: Grafana Alloy v1.18, component reference. */
export const HTTP_CLIENT: AttributeTypes = {
  bearer_token: 'secret',
  bearer_token_file: 'string',
  enable_http2: 'bool',
  follow_redirects: 'bool',
  http_headers: 'map(list(secret))',
  no_proxy: 'string',
  proxy_connect_header: 'map(list(secret))',
  proxy_from_environment: 'bool',
  proxy_url: 'string',
};

export const TLS_CONFIG: BlockSchema = {
  attributes: {
    ca_file: 'string',
    ca_pem: 'string',
    cert_file: 'string',
    cert_pem: 'string',
    insecure_skip_verify: 'bool',
    key_file: 'string',
    key_pem: 'secret',
    min_version: 'string',
    server_name: 'string',
  },
};

export const OAUTH2: BlockSchema = {
  attributes: {
    client_id: 'string',
    client_secret: 'secret',
    client_secret_file: 'string',
    endpoint_params: 'map(string)',
    no_proxy: 'string',
    proxy_connect_header: 'map(list(secret))',
    proxy_from_environment: 'bool',
    proxy_url: 'string',
    scopes: 'list(string)',
    token_url: 'string',
  },
};

export const AUTHORIZATION: BlockSchema = {
  attributes: {
    credentials: 'secret',
    credentials_file: 'string',
    type: 'string',
  },
};

export const BASIC_AUTH: BlockSchema = {
  attributes: {
    password: 'secret',
    password_file: 'string',
    username: 'string',
  },
};

export const RELABEL_RULE: BlockSchema = {
  attributes: {
    action: 'string',
    modulus: 'number',
    regex: 'string',
    replacement: 'string',
    separator: 'string',
    source_labels: 'list(string)',
    target_label: 'string',
  },
};

export const SIGV4: BlockSchema = {
  attributes: {
    access_key: 'string',
    external_id: 'string',
    profile: 'string',
    region: 'string',
    role_arn: 'string',
    secret_key: 'secret',
    service_name: 'string',
    use_fips_sts_endpoint: 'bool',
  },
};

export const SERVER_TLS: BlockSchema = {
  attributes: {
    cert_file: 'string',
    cert_pem: 'string',
    client_auth_type: 'string',
    client_ca_file: 'string',
    client_ca_pem: 'string',
    key_file: 'string',
    key_pem: 'secret',
  },
};

export const SERVER_HTTP: BlockSchema = {
  attributes: {
    conn_limit: 'number',
    listen_address: 'string',
    listen_port: 'number',
    server_idle_timeout: 'duration',
    server_read_timeout: 'duration',
    server_write_timeout: 'duration',
  },
};

export const DEBUG_METRICS: BlockSchema = {
  attributes: { disable_high_cardinality_metrics: 'bool' },
};

export const OTEL_CLIENT_TLS: BlockSchema = {
  attributes: {
    ca_file: 'string',
    ca_pem: 'string',
    cert_file: 'string',
    cert_pem: 'string',
    cipher_suites: 'list(string)',
    curve_preferences: 'list(string)',
    include_insecure_cipher_suites: 'bool',
    include_system_ca_certs_pool: 'bool',
    insecure: 'bool',
    insecure_skip_verify: 'bool',
    key_file: 'string',
    key_pem: 'secret',
    max_version: 'string',
    min_version: 'string',
    reload_interval: 'duration',
    server_name: 'string',
  },
};

export const OTEL_SERVER_TLS: BlockSchema = {
  attributes: {
    ca_file: 'string',
    ca_pem: 'string',
    cert_file: 'string',
    cert_pem: 'string',
    cipher_suites: 'list(string)',
    client_ca_file: 'string',
    curve_preferences: 'list(string)',
    include_insecure_cipher_suites: 'bool',
    include_system_ca_certs_pool: 'bool',
    key_file: 'string',
    key_pem: 'secret',
    max_version: 'string',
    min_version: 'string',
    reload_interval: 'duration',
  },
};

export const OTEL_TPM: BlockSchema = {
  attributes: {
    auth: 'string',
    enabled: 'bool',
    owner_auth: 'string',
    path: 'string',
  },
};

export const OTEL_QUEUE: BlockSchema = {
  attributes: {
    block_on_overflow: 'bool',
    enabled: 'bool',
    num_consumers: 'number',
    queue_size: 'number',
    sizer: 'string',
    storage: 'otelcol.Handler',
    wait_for_result: 'bool',
  },
};

export const OTEL_BATCH: BlockSchema = {
  attributes: {
    flush_timeout: 'duration',
    max_size: 'number',
    min_size: 'number',
    sizer: 'string',
  },
};

export const OTEL_RETRY: BlockSchema = {
  attributes: {
    enabled: 'bool',
    initial_interval: 'duration',
    max_elapsed_time: 'duration',
    max_interval: 'duration',
    multiplier: 'number',
    randomization_factor: 'number',
  },
};

export const OTEL_OUTPUT: BlockSchema = {
  attributes: {
    logs: 'list(otelcol.Consumer)',
    metrics: 'list(otelcol.Consumer)',
    traces: 'list(otelcol.Consumer)',
  },
};
