import type { ObservationStatus } from 'backstage-plugin-aws-agents-common';

/** MUI palette entry that a level of concern is painted with. */
export type Tone = 'success' | 'warning' | 'error' | 'info' | 'neutral';

/**
 * What an agent and what a single observation of that status is called, and
 * its tone. The order is the order of concern.
 */
export const STATUS_FACTS: Readonly<
  Record<ObservationStatus, { word: string; observed: string; tone: Tone }>
> = {
  failed: { word: 'Failed', observed: 'Failed', tone: 'error' },
  degraded: { word: 'Degraded', observed: 'Degraded', tone: 'warning' },
  unknown: { word: 'Unknown', observed: 'Unknown', tone: 'neutral' },
  ok: { word: 'Healthy', observed: 'OK', tone: 'success' },
};

/** All statuses, the most worrying first. */
export const STATUSES = Object.keys(STATUS_FACTS) as ObservationStatus[];
