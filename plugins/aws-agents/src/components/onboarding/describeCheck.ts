import type { OnboardingMetrics } from 'backstage-plugin-aws-agents-common';
import type { Tone } from '../ui';

/** What became of the check of a selector, in one line. */
export function describeCheck(
  check: OnboardingMetrics | undefined,
  region: string,
): { tone: Tone; text: string; examples?: string } {
  if (!check || check.state === 'not-checked') {
    return { tone: 'neutral', text: check?.reason ?? 'not checked' };
  }
  const { matches, truncated, examples } = check;
  if (matches === 0) {
    return {
      tone: 'warning',
      text: `no metric in ${region} matches; check the spelling, or whether the resource exists yet`,
    };
  }
  const many = `${matches}${truncated ? ' or more' : ''} ${
    matches === 1 ? 'metric' : 'metrics'
  } in ${region}`;
  return {
    tone: 'success',
    text: many,
    examples: `${examples.slice(0, 3).join(', ')}${matches > 3 ? ', …' : ''}`,
  };
}
