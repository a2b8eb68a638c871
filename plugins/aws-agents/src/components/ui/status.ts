import type { ObservationStatus } from 'backstage-plugin-aws-agents-common';

/** MUI palette entry that a level of concern is painted with. */
export type Tone = 'success' | 'warning' | 'error' | 'info' | 'neutral';

/** Word and tone of each status; the order is the order of concern. */
export const STATUS_FACTS: Readonly<
  Record<ObservationStatus, { word: string; tone: Tone }>
> = {
  failed: { word: 'Failed', tone: 'error' },
  degraded: { word: 'Degraded', tone: 'warning' },
  unknown: { word: 'Unknown', tone: 'neutral' },
  ok: { word: 'Healthy', tone: 'success' },
};

/** All statuses, the most worrying first. */
export const STATUSES = Object.keys(STATUS_FACTS) as ObservationStatus[];
