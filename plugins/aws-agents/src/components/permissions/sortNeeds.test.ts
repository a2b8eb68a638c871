import type { Need } from 'backstage-plugin-aws-agents-common';
import { sortNeeds, summarizeNeeds } from './sortNeeds';

const need = (action: string, decision: Need['decision']): Need => ({
  capability: 'cloudwatch-metrics',
  action,
  resource: '*',
  why: 'because',
  decision,
  decidedBy: 'a policy',
});

const needs = [
  need('cloudwatch:ListMetrics', 'allowed'),
  need('tag:GetResources', 'unknown'),
  need('cloudwatch:GetMetricData', 'denied'),
  need('cloudwatch:DescribeAlarms', 'allowed'),
];

it('shows first what is wrong', () => {
  expect(sortNeeds(needs).map(({ action }) => action)).toEqual([
    'cloudwatch:GetMetricData',
    'tag:GetResources',
    'cloudwatch:DescribeAlarms',
    'cloudwatch:ListMetrics',
  ]);
});

it('counts in words', () => {
  expect(summarizeNeeds(needs)).toBe('1 denied, 1 unknown, 2 allowed');
  expect(summarizeNeeds(needs.slice(0, 1))).toBe('1 allowed');
});
