import { CLOUD_WATCH_COMPONENTS } from './cloudWatchComponents';
import { DISCOVERY_COMPONENTS } from './discoveryComponents';
import { LOKI_COMPONENTS } from './lokiComponents';
import { OTELCOL_EXPORTERS } from './otelcolExporters';
import { OTELCOL_RECEIVERS } from './otelcolReceivers';
import { PROMETHEUS_COMPONENTS } from './prometheusComponents';
import { SOURCE_COMPONENTS } from './sourceComponents';
import type { BlockSchema, ComponentTable } from './types';

/**
 * The components that are known here, with what they hold and export.
 *
 * @public
 */
export const COMPONENTS: ComponentTable = {
  ...CLOUD_WATCH_COMPONENTS,
  ...DISCOVERY_COMPONENTS,
  ...LOKI_COMPONENTS,
  ...OTELCOL_EXPORTERS,
  ...OTELCOL_RECEIVERS,
  ...PROMETHEUS_COMPONENTS,
  ...SOURCE_COMPONENTS,
};

/** Blocks that configure Alloy itself. Source: Grafana Alloy v1.18, "Configuration blocks". */
export const CONFIGURATION_BLOCKS: Readonly<Record<string, BlockSchema>> = {
  logging: {
    attributes: {
      destination: 'string',
      format: 'string',
      level: 'string',
      write_to: 'list(LogsReceiver)',
    },
  },
  livedebugging: {
    attributes: { enabled: 'bool', buffer_stream_size: 'number' },
  },
};

/** Blocks that bring in or define other components; what is in them and what they define is not checked. */
export const MODULE_BLOCKS: readonly string[] = [
  'argument',
  'declare',
  'export',
  'foreach',
  'http',
  'import.file',
  'import.git',
  'import.http',
  'import.string',
  'remotecfg',
  'tracing',
];
