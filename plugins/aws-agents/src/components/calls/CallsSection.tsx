import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type { AwsCall } from 'backstage-plugin-aws-agents-common';
import { useState } from 'react';
import type { AwsAgentsApi } from '../../api';
import { formatAbsolute, formatClock, formatMetricValue } from '../../format';
import { useAgentResource, type AgentScope } from '../../hooks';
import {
  Disclosure,
  LinesSkeleton,
  ResourceView,
  Section,
  SimpleTable,
  ToneLabel,
  type Column,
} from '../ui';
import { Costs } from './Costs';
import { formatCost, summarizeCalls } from './summarizeCalls';

/** So many calls are listed before the reader asks for all. */
const FIRST_CALLS = 25;

const load = (api: AwsAgentsApi, scope: AgentScope, signal: AbortSignal) =>
  api.getCalls(scope.entity, { signal });

const Outcome = (props: { call: AwsCall }) => {
  const { httpStatus, errorCode } = props.call;
  const status = httpStatus === null ? 'no answer' : `HTTP ${httpStatus}`;
  return (
    <ToneLabel tone={errorCode ? 'error' : 'success'}>
      {errorCode ? `${errorCode} (${status})` : status}
    </ToneLabel>
  );
};

const COLUMNS: Column<AwsCall>[] = [
  {
    title: 'Time',
    noWrap: true,
    cell: call => (
      <time dateTime={call.at} title={formatAbsolute(call.at)}>
        {formatClock(call.at)}
      </time>
    ),
  },
  { title: 'Operation', noWrap: true, cell: call => call.operation },
  { title: 'Outcome', noWrap: true, cell: call => <Outcome call={call} /> },
  { title: 'Service', noWrap: true, cell: call => call.service },
  { title: 'Account', noWrap: true, cell: call => call.accountId ?? '–' },
  { title: 'Region', noWrap: true, cell: call => call.region },
  {
    title: 'Took',
    numeric: true,
    noWrap: true,
    cell: call =>
      formatMetricValue(Math.round(call.durationMs), 'Milliseconds'),
  },
  { title: 'Retries', numeric: true, cell: call => call.retries },
  {
    title: 'Cost',
    numeric: true,
    noWrap: true,
    cell: call => formatCost(call.costUsd),
  },
  {
    title: 'Request id',
    breakAnywhere: true,
    minWidth: 130,
    cell: call => call.requestId && <code>{call.requestId}</code>,
  },
];

const CallsTable = (props: { calls: AwsCall[] }) => {
  const { calls } = props;
  const [all, setAll] = useState(false);
  if (calls.length === 0) {
    return (
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
        The backend has made no AWS call for this agent since it started.
      </Box>
    );
  }
  // They are recorded as they end, and told as they began.
  const newest = [...calls].sort((a, b) => b.at.localeCompare(a.at));
  const shown = all ? newest : newest.slice(0, FIRST_CALLS);
  return (
    <Stack spacing={1}>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {summarizeCalls(calls)}. Newest first, since the backend started.
      </Box>
      <SimpleTable
        label="Recorded AWS calls"
        columns={COLUMNS}
        rows={shown}
        rowKey={(call, index) => `${call.at} ${index}`}
        minWidth={960}
      />
      {shown.length < calls.length && (
        <Button
          onClick={() => setAll(true)}
          sx={{ alignSelf: 'flex-start', textTransform: 'none' }}
        >
          Show all {calls.length} calls
        </Button>
      )}
    </Stack>
  );
};

const Calls = (props: { scope: AgentScope }) => {
  const calls = useAgentResource(props.scope, load);
  return (
    <ResourceView
      resource={calls}
      what="the recorded AWS calls"
      skeleton={<LinesSkeleton lines={5} />}
    >
      {value => <CallsTable calls={value.calls} />}
    </ResourceView>
  );
};

/** What the backend asked AWS for this agent; loaded when it is opened. */
export const CallsSection = (props: { scope: AgentScope }) => (
  <Section title="Recorded AWS calls">
    <Disclosure summary="What the portal asked AWS for this agent, and what it cost">
      <Stack spacing={3}>
        <Costs scope={props.scope} />
        <Calls scope={props.scope} />
      </Stack>
    </Disclosure>
  </Section>
);
