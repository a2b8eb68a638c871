import type { Dollars } from 'backstage-plugin-aws-agents-common';
import { formatCost } from './summarizeCalls';

const count = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Both readings of a price as one text; one figure where they agree. */
export function formatDollars({ usdByMetrics, usdByQueries }: Dollars): string {
  const [low, high] = [formatCost(usdByMetrics), formatCost(usdByQueries)];
  return low === high ? low : `${low} to ${high}`;
}

/** A number of calls or queries; parts of a call round up to one. */
export function formatCount(value: number): string {
  return count.format(value > 0 && value < 1 ? 1 : value);
}
