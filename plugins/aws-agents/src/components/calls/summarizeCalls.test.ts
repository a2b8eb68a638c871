import type { AwsCall } from 'backstage-plugin-aws-agents-common';
import { formatCost, summarizeCalls } from './summarizeCalls';

const call = (overrides: Partial<AwsCall>): AwsCall => ({
  at: '2026-11-24T12:00:00Z',
  service: 'CloudWatch',
  operation: 'GetMetricData',
  accountId: '111122223333',
  region: 'eu-west-1',
  roleArn: null,
  durationMs: 12,
  httpStatus: 200,
  errorCode: null,
  requestId: null,
  retries: 0,
  costUsd: 0.0001,
  ...overrides,
});

it('counts calls, failures and cost', () => {
  expect(
    summarizeCalls([call({}), call({ errorCode: 'AccessDenied', costUsd: 0 })]),
  ).toBe('2 calls, 1 failed, about $0.0001 at list price');
  expect(summarizeCalls([call({ costUsd: 0 })])).toBe(
    '1 call, 0 failed, about $0 at list price',
  );
});

it('writes costs so that they can be seen', () => {
  expect([0, 0.0000004, 0.000015, 0.5, 12].map(formatCost)).toEqual([
    '$0',
    '$0.0000004',
    '$0.000015',
    '$0.50',
    '$12.00',
  ]);
});
