import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  AgentCostResponse,
  CostDay,
  Dollars,
} from 'backstage-plugin-aws-agents-common';
import type { AwsAgentsApi } from '../../api';
import { useAgentResource, type AgentScope } from '../../hooks';
import {
  Facts,
  LinesSkeleton,
  Notice,
  ResourceView,
  SimpleTable,
  TimeText,
  type Column,
} from '../ui';
import { formatCount, formatDollars } from './formatDollars';
import { formatCost } from './summarizeCalls';

const load = (api: AwsAgentsApi, scope: AgentScope, signal: AbortSignal) =>
  api.getCosts(scope.entity, { signal });

/** So many days are told; the rest is in the store. */
const SHOWN_DAYS = 7;

const COLUMNS: Column<CostDay>[] = [
  { title: 'Day (UTC)', noWrap: true, cell: day => day.day },
  { title: 'Calls', numeric: true, cell: day => formatCount(day.calls) },
  {
    title: 'Queries',
    numeric: true,
    cell: day => formatCount(day.queries),
  },
  {
    title: 'Metrics',
    numeric: true,
    cell: day => formatCount(day.metrics),
  },
  {
    title: 'Each query billed',
    numeric: true,
    noWrap: true,
    cell: day => formatCost(day.usdByQueries),
  },
  {
    title: 'Five statistics as one',
    numeric: true,
    noWrap: true,
    cell: day => formatCost(day.usdByMetrics),
  },
];

const Projection = (props: { value: Dollars; since: string | null }) => (
  <>
    {formatDollars(props.value)} a month, at the pace since{' '}
    <TimeText time={props.since} />
  </>
);

const CostFacts = (props: { costs: AgentCostResponse }) => {
  const { projectedMonth, measuredSince, budget, services } = props.costs;
  return (
    <Facts
      facts={[
        {
          label: 'Projected',
          value: projectedMonth && (
            <Projection value={projectedMonth} since={measuredSince} />
          ),
        },
        {
          label: 'Budget',
          value:
            budget &&
            `${formatCost(budget.monthlyUsd)} a month. ${
              budget.exceeded ? '' : budget.note
            }`,
        },
        {
          label: 'By service',
          value: services
            .map(item => `${item.service} ${formatDollars(item)}`)
            .join(', '),
        },
      ]}
    />
  );
};

const CostsView = (props: { costs: AgentCostResponse }) => {
  const { days, budget } = props.costs;
  if (days.length === 0) {
    return (
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
        Nothing has been spent on this agent yet.
      </Box>
    );
  }
  return (
    <Stack spacing={1.5}>
      {budget?.exceeded && <Notice severity="warning">{budget.note}</Notice>}
      <CostFacts costs={props.costs} />
      <SimpleTable
        label="Costs by day"
        columns={COLUMNS}
        rows={days.slice(0, SHOWN_DAYS)}
        rowKey={day => day.day}
        minWidth={640}
      />
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        Estimated at list price, this agent's part of merged calls. AWS does not
        say clearly whether GetMetricData is billed by query, or up to five
        statistics of a metric count as one: the bill is one of the two figures,
        less the free requests of each month.
      </Box>
    </Stack>
  );
};

/** What observing the agent costs, from all replicas and over the last days. */
export const Costs = (props: { scope: AgentScope }) => {
  const costs = useAgentResource(props.scope, load);
  return (
    <ResourceView
      resource={costs}
      what="the costs"
      skeleton={<LinesSkeleton lines={4} />}
    >
      {value => <CostsView costs={value} />}
    </ResourceView>
  );
};
