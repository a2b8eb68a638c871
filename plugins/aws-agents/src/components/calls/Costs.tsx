import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type {
  AgentCostResponse,
  CostDay,
  Dollars,
  PriceReading,
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
  ToneLabel,
  type Column,
} from '../ui';
import { formatCount, formatDollars } from './formatDollars';
import { formatCost } from './summarizeCalls';

const load = (api: AwsAgentsApi, scope: AgentScope, signal: AbortSignal) =>
  api.getCosts(scope.entity, { signal });

/** So many days are told; the rest is in the store. */
const SHOWN_DAYS = 7;

/** The two readings of the price rule, as the page calls them. */
const READINGS: Readonly<Record<PriceReading, string>> = {
  queries: 'by query',
  metrics: 'by metric',
};

// What it costs first: there may be no room for more.
const COLUMNS: Column<CostDay>[] = [
  { title: 'Day (UTC)', noWrap: true, cell: day => day.day },
  {
    title: 'Cost by query',
    numeric: true,
    noWrap: true,
    cell: day => formatCost(day.usdByQueries),
  },
  {
    title: 'Cost by metric',
    numeric: true,
    noWrap: true,
    cell: day => formatCost(day.usdByMetrics),
  },
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
  { title: 'Calls', numeric: true, cell: day => formatCount(day.calls) },
];

const Projection = (props: { costs: AgentCostResponse }) => {
  const { projectedMonth, perDay, measuredSince } = props.costs;
  return (
    projectedMonth && (
      <>
        {formatDollars(projectedMonth)} a month
        {perDay && `, ${formatDollars(perDay)} a day`}, at the pace since{' '}
        <TimeText time={measuredSince} />
      </>
    )
  );
};

const Budget = (props: { costs: AgentCostResponse }) => {
  const { budget, projectedMonth } = props.costs;
  if (!budget) {
    return <>None is set: what is spent does not slow collection down.</>;
  }
  const projected =
    budget.reading === 'queries'
      ? projectedMonth?.usdByQueries
      : projectedMonth?.usdByMetrics;
  const isAbove = (projected ?? 0) > budget.monthlyUsd;
  return (
    <>
      {formatCost(budget.monthlyUsd)} a month, counted{' '}
      {READINGS[budget.reading]}; the projected month is{' '}
      {isAbove ? 'above' : 'within'} it.{' '}
      {budget.exceeded ? (
        <ToneLabel tone="warning" sx={{ verticalAlign: 'text-bottom' }}>
          Exceeded today
        </ToneLabel>
      ) : (
        budget.note
      )}
    </>
  );
};

/** Services and what they cost; those that are free by name only. */
function describeServices(services: AgentCostResponse['services']): string {
  const isFree = ({ usdByQueries, usdByMetrics }: Dollars) =>
    usdByQueries === 0 && usdByMetrics === 0;
  const free = services.filter(isFree).map(({ service }) => service);
  return [
    ...services
      .filter(item => !isFree(item))
      .map(item => `${item.service} ${formatDollars(item)}`),
    ...(free.length > 0 ? [`${free.join(' and ')} free`] : []),
  ].join(', ');
}

const CostFacts = (props: { costs: AgentCostResponse }) => (
  <Facts
    facts={[
      {
        label: 'Projected',
        value: props.costs.projectedMonth && <Projection costs={props.costs} />,
      },
      { label: 'Budget', value: <Budget costs={props.costs} /> },
      {
        label: 'Last 30 days',
        value: describeServices(props.costs.services),
      },
    ]}
  />
);

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
        minWidth={520}
      />
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        Estimated at list price, this agent's part of merged calls. AWS does not
        say clearly how GetMetricData is billed. By query, each query is a
        metric, and the band of an anomaly detector two; by metric, up to five
        statistics of a metric in one call are one. The bill is one of the two
        figures, less the free requests of each month.
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
