import { missingNeed, neededPermission } from '../../__fixtures__';
import { byCapability } from './byCapability';

it('keeps capabilities together, and what is wrong at the top', () => {
  const groups = byCapability([
    neededPermission('s3:PutObject', { capability: 's3-logs' }),
    neededPermission('cloudwatch:ListMetrics'),
    neededPermission('cloudwatch:DescribeAlarms'),
    neededPermission('tag:GetResources', { decision: 'unknown' }),
    missingNeed('cloudwatch:GetMetricData'),
  ]);
  expect(
    groups.map(({ capability, needs }) => [
      capability,
      needs.map(({ action }) => action),
    ]),
  ).toEqual([
    ['s3-logs', ['s3:PutObject']],
    [
      'cloudwatch-metrics',
      [
        'cloudwatch:GetMetricData',
        'tag:GetResources',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:ListMetrics',
      ],
    ],
  ]);
});
