import {
  FINDING_SEVERITIES,
  type FindingCounts,
  type FindingSeverityName,
} from 'backstage-plugin-aws-agents-common';
import type { Tone } from '../ui';

/** What each severity is called, and how it is painted. */
export const SEVERITY_FACTS: Readonly<
  Record<FindingSeverityName, { word: string; tone: Tone }>
> = {
  critical: { word: 'Critical', tone: 'error' },
  high: { word: 'High', tone: 'error' },
  medium: { word: 'Medium', tone: 'warning' },
  low: { word: 'Low', tone: 'info' },
  info: { word: 'Info', tone: 'neutral' },
};

/** The worst severity of which there is a finding. */
export function worstOf(
  counts: FindingCounts,
): FindingSeverityName | undefined {
  return FINDING_SEVERITIES.find(severity => counts[severity] > 0);
}

/** How many findings there are, in words: `1 critical, 2 high`. */
export function countFindings(counts: FindingCounts): string {
  return FINDING_SEVERITIES.filter(severity => counts[severity] > 0)
    .map(severity => `${counts[severity]} ${severity}`)
    .join(', ');
}
