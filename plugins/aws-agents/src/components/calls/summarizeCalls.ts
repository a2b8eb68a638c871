import type { AwsCall } from 'backstage-plugin-aws-agents-common';

const small = new Intl.NumberFormat('en-GB', {
  maximumSignificantDigits: 2,
  maximumFractionDigits: 12,
});

/** A cost in US dollars, with as many digits as it takes to see it. */
export function formatCost(usd: number): string {
  if (usd === 0) {
    return '$0';
  }
  return usd < 0.01 ? `$${small.format(usd)}` : `$${usd.toFixed(2)}`;
}

/** All calls in one line: how many, how many failed, what they cost. */
export function summarizeCalls(calls: AwsCall[]): string {
  const failed = calls.filter(({ errorCode }) => errorCode !== null).length;
  const cost = calls.reduce((sum, { costUsd }) => sum + costUsd, 0);
  const count = `${calls.length} ${calls.length === 1 ? 'call' : 'calls'}`;
  return `${count}, ${failed} failed, about ${formatCost(cost)} at list price`;
}
