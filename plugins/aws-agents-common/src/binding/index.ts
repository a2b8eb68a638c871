export {
  parseDeliveryLocation,
  type ParsedDeliveryLocation,
} from './deliveryLocation';
export { parseMetricLines, type ParsedMetricLines } from './metricLines';
export { renameInMath } from './metricMath';
export {
  formatMetricSelector,
  parseMetricSelector,
  type ParsedMetricSelector,
} from './metricSelector';
export {
  parseBinding,
  type ParseBindingOptions,
  type ParsedBinding,
} from './parseBinding';
export { isRegionName, partitionOfRegion } from './regions';
