import type { AgentCostResponse } from 'backstage-plugin-aws-agents-common';
import { ago, HOUR } from './time';

const TODAY = {
  calls: 214.5,
  queries: 2880,
  metrics: 1440,
  usdByQueries: 0.0288,
  usdByMetrics: 0.0144,
};

/** What an agent costs that is collected every five minutes. */
export function costs(
  overrides: Partial<AgentCostResponse> = {},
): AgentCostResponse {
  return {
    days: [
      { day: '2026-11-02', ...TODAY },
      { day: '2026-11-01', ...TODAY, calls: 400 },
    ],
    services: [
      { service: 'CloudWatch', ...TODAY, calls: 300 },
      {
        service: 'STS',
        calls: 14,
        queries: 0,
        metrics: 0,
        usdByQueries: 0,
        usdByMetrics: 0,
      },
    ],
    perDay: { usdByQueries: 0.0576, usdByMetrics: 0.0288 },
    projectedMonth: { usdByQueries: 1.728, usdByMetrics: 0.864 },
    measuredSince: ago(24 * HOUR),
    budget: null,
    serverTime: ago(0),
    ...overrides,
  };
}
