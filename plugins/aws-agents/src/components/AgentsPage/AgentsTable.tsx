import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import type { AgentSummary } from 'backstage-plugin-aws-agents-common';
import { agentTabPath } from '../../routes';
import { SimpleTable, StatusLabel, TimeText, type Column } from '../ui';
import { platformName } from '../vocabulary';

const NONE = '–';

const AgentLink = (props: { agent: AgentSummary }) => {
  const entityRoute = useRouteRef(entityRouteRef);
  const { entityRef, title } = props.agent;
  const path = entityRoute(entityRouteParams(entityRef));
  return <Link to={agentTabPath(path)}>{title}</Link>;
};

const Account = (props: {
  accountId: string | null;
  names: ReadonlyMap<string, string>;
}) => {
  const { accountId, names } = props;
  if (!accountId) {
    return <>{NONE}</>;
  }
  const name = names.get(accountId);
  return (
    <>
      {name ?? accountId}
      {name && (
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{accountId}</Box>
      )}
    </>
  );
};

function columns(names: ReadonlyMap<string, string>): Column<AgentSummary>[] {
  return [
    {
      title: 'Agent of',
      noWrap: true,
      cell: agent => <AgentLink agent={agent} />,
    },
    {
      title: 'Status',
      noWrap: true,
      cell: agent => <StatusLabel status={agent.status} />,
    },
    { title: 'Why', cell: agent => agent.reason, width: '32%' },
    {
      title: 'Owner',
      noWrap: true,
      cell: agent =>
        agent.owner ? (
          <EntityRefLink entityRef={agent.owner} defaultKind="group" />
        ) : (
          NONE
        ),
    },
    {
      title: 'Account',
      noWrap: true,
      cell: agent => <Account accountId={agent.accountId} names={names} />,
    },
    {
      title: 'Regions',
      noWrap: true,
      cell: agent =>
        agent.regions.length > 0
          ? agent.regions.map(region => <div key={region}>{region}</div>)
          : NONE,
    },
    {
      title: 'Platform',
      cell: agent => (agent.platform ? platformName(agent.platform) : NONE),
    },
    {
      title: 'Observed',
      noWrap: true,
      cell: agent => <TimeText time={agent.observedAt} />,
    },
  ];
}

/** One row an agent. */
export const AgentsTable = (props: {
  agents: AgentSummary[];
  accountNames: ReadonlyMap<string, string>;
}) => (
  <SimpleTable
    label="AWS agents"
    columns={columns(props.accountNames)}
    rows={props.agents}
    rowKey={agent => agent.entityRef}
    minWidth={960}
  />
);
