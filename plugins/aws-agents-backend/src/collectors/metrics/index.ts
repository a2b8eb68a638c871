export { METRICS_ACTIONS, MetricsCollector } from './MetricsCollector';
export { withoutEmptyTwins } from './judgeMetrics';
export { foldPoints } from './foldPoints';
export { cadenceIn, finestTierOf, periodIn, tierSuits } from './seriesTiers';
export { TargetFinder } from './TargetFinder';
export { MetricCatalogue } from './MetricCatalogue';
export {
  defaultMetric,
  defaultMetrics,
  KNOWN_NAMESPACES,
} from './metricDefaults';
export { seriesOfDiscovery, type Discovery } from './selectSeries';
