import {
  METRIC_RANGES,
  type MetricRange,
  type MetricsResponse,
} from 'backstage-plugin-aws-agents-common';
import { useCallback } from 'react';
import type { AwsAgentsApi } from '../../api';
import {
  useAgentResource,
  useQueryParam,
  type AgentScope,
  type Resource,
} from '../../hooks';

const DEFAULT_RANGE: MetricRange = '3h';

function asRange(text: string): MetricRange {
  return METRIC_RANGES.find(range => range === text) ?? DEFAULT_RANGE;
}

/** The agent's metrics over the range that the address names. */
export function useMetrics(scope: AgentScope): {
  metrics: Resource<MetricsResponse>;
  range: MetricRange;
  setRange: (range: MetricRange) => void;
} {
  const [param, setParam] = useQueryParam('range', DEFAULT_RANGE);
  const range = asRange(param);
  const load = useCallback(
    (api: AwsAgentsApi, { entity }: AgentScope, signal: AbortSignal) =>
      api.getMetrics(entity, range, { signal }),
    [range],
  );
  const metrics = useAgentResource(scope, load);
  // Charts of another range are not shown under this one's button.
  const current = metrics.value?.range === range || !metrics.loading;
  return {
    metrics: current ? metrics : { ...metrics, value: undefined },
    range,
    setRange: setParam,
  };
}
