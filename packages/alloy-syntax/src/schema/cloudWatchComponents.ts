import type { BlockSchema, ComponentTable } from './types';

const ROLE: BlockSchema = {
  attributes: { external_id: 'string', role_arn: 'string!' },
};

const METRIC: BlockSchema = {
  attributes: {
    add_cloudwatch_timestamp: 'bool',
    length: 'duration',
    name: 'string!',
    nil_to_zero: 'bool',
    period: 'duration',
    statistics: 'list(string)!',
  },
  isRequired: true,
};

/** The CloudWatch exporter. Source: Grafana Alloy v1.18, component reference. */
export const CLOUD_WATCH_COMPONENTS: ComponentTable = {
  'prometheus.exporter.cloudwatch': {
    stability: 'generally-available',
    attributes: {
      aws_sdk_version_v2: 'bool',
      debug: 'bool',
      discovery_exported_tags: 'map(list(string))',
      fips_disabled: 'bool',
      labels_snake_case: 'bool',
      sts_region: 'string!',
    },
    blocks: {
      discovery: {
        attributes: {
          add_cloudwatch_timestamp: 'bool',
          custom_tags: 'map(string)',
          delay: 'duration',
          dimension_name_requirements: 'list(string)',
          length: 'duration',
          nil_to_zero: 'bool',
          period: 'duration',
          recently_active_only: 'bool',
          regions: 'list(string)!',
          search_tags: 'map(string)',
          type: 'string!',
        },
        blocks: {
          role: ROLE,
          metric: METRIC,
        },
      },
      static: {
        attributes: {
          custom_tags: 'map(string)',
          dimensions: 'map(string)!',
          namespace: 'string!',
          nil_to_zero: 'bool',
          regions: 'list(string)!',
        },
        blocks: {
          role: ROLE,
          metric: METRIC,
        },
        hasLabel: true,
      },
      custom_namespace: {
        attributes: {
          add_cloudwatch_timestamp: 'bool',
          custom_tags: 'map(string)',
          delay: 'duration',
          dimension_name_requirements: 'list(string)',
          length: 'duration',
          namespace: 'string!',
          nil_to_zero: 'bool',
          period: 'duration',
          recently_active_only: 'bool',
          regions: 'list(string)!',
        },
        blocks: {
          role: ROLE,
          metric: METRIC,
        },
        hasLabel: true,
      },
      decoupled_scraping: {
        attributes: { enabled: 'bool', scrape_interval: 'string' },
      },
    },
    exports: { targets: 'list(map(string))' },
  },
};
