export { createExporter } from './createExporter';
export { createExporterRouter } from './createExporterRouter';
export type { EngineState } from './engineFamilies';
export type { Exporter } from './Exporter';
export { familyName } from './familyName';
