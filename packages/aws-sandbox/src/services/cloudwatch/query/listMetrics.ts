import type {
  DimensionFilter,
  ListMetricsInput,
  ListMetricsOutput,
} from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { CloudWatchState } from '../CloudWatchState';
import {
  Complaints,
  cloudWatchError,
  constraintViolation,
  enumConstraint,
  required,
} from '../errors';
import { HOUR } from '../metrics/granularity';
import { MetricIdentity, toSdkMetric } from '../metrics/metric';
import type { ListedMetric } from '../metrics/MetricStore';
import { decodePageToken, encodePageToken } from '../../pageToken';

/** Source: ListMetrics API reference. */
const PAGE_SIZE = 500;
const MAX_DIMENSION_FILTERS = 10;
const RECENTLY = 3 * HOUR;

/** The last metric of the page before. */
const cursorSchema = z.object({ accountId: z.string(), key: z.string() });

interface OwnedMetric extends ListedMetric {
  readonly accountId: string;
}

function check(input: ListMetricsInput): void {
  const complaints = Complaints.create();
  const filters = input.Dimensions ?? [];
  complaints.addIf(
    filters.length > MAX_DIMENSION_FILTERS,
    `The collection Dimensions must not have a size greater than ${MAX_DIMENSION_FILTERS}.`,
  );
  filters.forEach(({ Name }, i) =>
    complaints.addIf(!Name, required(`Dimensions.member.${i + 1}.Name`)),
  );
  complaints.throwIfAny('InvalidParameterValue');
  if (input.RecentlyActive !== undefined && input.RecentlyActive !== 'PT3H') {
    throw cloudWatchError(
      'ValidationError',
      constraintViolation(
        input.RecentlyActive,
        'recentlyActive',
        enumConstraint(['PT3H']),
      ),
    );
  }
  if (input.OwningAccount !== undefined && !input.IncludeLinkedAccounts) {
    throw cloudWatchError(
      'ValidationError',
      'OwningAccount can only be specified when IncludeLinkedAccounts is true.',
    );
  }
}

function hasDimension(
  { dimensions }: MetricIdentity,
  { Name, Value }: DimensionFilter,
): boolean {
  return dimensions.some(
    ({ name, value }) =>
      name === Name && (Value === undefined || Value === value),
  );
}

function matches(
  { identity, latest }: ListedMetric,
  input: ListMetricsInput,
  now: number,
): boolean {
  return (
    (!input.Namespace || identity.namespace === input.Namespace) &&
    (!input.MetricName || identity.name === input.MetricName) &&
    (!input.RecentlyActive || latest > now - RECENTLY) &&
    (input.Dimensions ?? []).every(filter => hasDimension(identity, filter))
  );
}

function accountsOf(
  input: ListMetricsInput,
  state: CloudWatchState,
): CloudWatchState[] {
  if (!input.IncludeLinkedAccounts) {
    return [state];
  }
  return [state, ...state.linked()].filter(
    ({ accountId }) =>
      input.OwningAccount === undefined || accountId === input.OwningAccount,
  );
}

function afterCursor(
  metrics: readonly OwnedMetric[],
  input: ListMetricsInput,
): readonly OwnedMetric[] {
  const { NextToken, ...scope } = input;
  if (NextToken === undefined) {
    return metrics;
  }
  const cursor = cursorSchema.safeParse(decodePageToken(scope, NextToken));
  if (!cursor.success) {
    throw cloudWatchError('InvalidParameterValue', 'Invalid nextToken');
  }
  const { accountId, key } = cursor.data;
  // Compared, not searched: the metric may have left the list meanwhile.
  const account = metrics.findIndex(metric => metric.accountId === accountId);
  const next = metrics.findIndex(
    (metric, i) =>
      i >= account && (metric.accountId !== accountId || metric.key > key),
  );
  return next < 0 ? [] : metrics.slice(next);
}

/**
 * ListMetrics: metrics with data in the last two weeks, in pages of 500.
 *
 * @throws AwsError InvalidParameterValue, ValidationError
 */
export function listMetrics(
  input: ListMetricsInput,
  state: CloudWatchState,
  now: Date,
): ListMetricsOutput {
  check(input);
  const time = now.getTime();
  const all = accountsOf(input, state).flatMap(account =>
    account.metrics
      .list(time)
      .filter(metric => matches(metric, input, time))
      .map(metric => ({ ...metric, accountId: account.accountId })),
  );
  const rest = afterCursor(all, input);
  const page = rest.slice(0, PAGE_SIZE);
  const last = page[page.length - 1];
  const { NextToken: _, ...scope } = input;
  return {
    Metrics: page.map(({ identity }) => toSdkMetric(identity)),
    ...(input.IncludeLinkedAccounts && {
      OwningAccounts: page.map(({ accountId }) => accountId),
    }),
    ...(rest.length > page.length && {
      NextToken: encodePageToken(scope, {
        accountId: last.accountId,
        key: last.key,
      }),
    }),
  };
}
