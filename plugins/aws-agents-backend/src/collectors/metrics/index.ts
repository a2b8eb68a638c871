export { METRICS_ACTIONS, MetricsCollector } from './MetricsCollector';
export { withoutEmptyTwins } from './judgeMetrics';
export { periodIn, tierSuits } from './planCalls';
export { TargetFinder } from './TargetFinder';
