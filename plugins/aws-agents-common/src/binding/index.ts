export { parseBinding, type ParsedBinding } from './parseBinding';
export { parseMetricSelector } from './metricSelector';
