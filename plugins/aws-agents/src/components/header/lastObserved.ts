import type { ObservationState } from 'backstage-plugin-aws-agents-common';

/** When the agent was last looked at in any way; null when never. */
export function lastObserved(
  observations: Pick<ObservationState, 'observedAt'>[],
): string | null {
  const times = observations
    .map(({ observedAt }) => observedAt)
    .filter(time => time !== null)
    .sort((a, b) => Date.parse(b) - Date.parse(a));
  return times[0] ?? null;
}
