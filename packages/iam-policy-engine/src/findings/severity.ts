import type { FindingSeverity } from './types';

/**
 * All severities, worst first.
 *
 * @public
 */
export const SEVERITIES: readonly FindingSeverity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
];
