export {
  parseDeliveryLocation,
  type ParsedDeliveryLocation,
} from './deliveryLocation';
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
