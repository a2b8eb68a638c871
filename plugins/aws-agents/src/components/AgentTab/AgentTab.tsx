import { getCompoundEntityRef, type Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { styled } from '@mui/material/styles';
import type {
  AgentResponse,
  Binding,
} from 'backstage-plugin-aws-agents-common';
import { ServerClock, useAgent, type AgentScope } from '../../hooks';
import { isAwsAgentAvailable } from '../../isAwsAgentAvailable';
import { AccessKeysSection } from '../accessKeys/AccessKeysSection';
import { AlarmsSection } from '../alarms/AlarmsSection';
import { CallsSection } from '../calls/CallsSection';
import { ChainSection } from '../chain/ChainSection';
import { DeliveriesSection } from '../deliveries/DeliveriesSection';
import { StatusHeader } from '../header/StatusHeader';
import { IdentitySection } from '../identity/IdentitySection';
import { MetricsSection } from '../metrics/MetricsSection';
import { PermissionsSection } from '../permissions/PermissionsSection';
import { BindingProblems } from '../problems/BindingProblems';
import { SessionSection } from '../session/SessionSection';
import { LinesSkeleton, ResourceView, Surface } from '../ui';
import { NoAnnotations } from './NoAnnotations';

const TabSkeleton = () => (
  <Stack spacing={2}>
    {[2, 6, 8].map(lines => (
      <Paper key={lines} variant="outlined" sx={{ p: 2 }}>
        <LinesSkeleton lines={lines} />
      </Paper>
    ))}
  </Stack>
);

const TwoColumns = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(2),
  gridTemplateColumns: 'minmax(0, 1fr)',
  [theme.breakpoints.up('lg')]: {
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  },
}));

const BoundAgent = (props: {
  agent: AgentResponse;
  binding: Binding;
  scope: AgentScope;
  reloadAll: () => void;
}) => {
  const { agent, binding, scope, reloadAll } = props;
  const stateOf = (collector: string) =>
    agent.observations.find(state => state.collector === collector);
  const keysState = stateOf('access-keys');
  return (
    <>
      <TwoColumns>
        <IdentitySection agent={agent} binding={binding} scope={scope} />
        <SessionSection
          session={agent.session}
          state={stateOf('session')}
          explained={agent.failure}
          renewableAt={agent.renewableAt}
          scope={scope}
          onRenewed={reloadAll}
        />
      </TwoColumns>
      <ChainSection
        chain={agent.chain}
        state={stateOf('external-id')}
        explained={agent.failure}
      />
      <PermissionsSection
        scope={scope}
        role={agent.role}
        explained={agent.failure}
        onChanged={reloadAll}
      />
      <MetricsSection scope={scope} explained={agent.failure} />
      <AlarmsSection scope={scope} explained={agent.failure} />
      <DeliveriesSection
        scope={scope}
        partition={binding.partition}
        explained={agent.failure}
      />
      {(agent.accessKeys || keysState) && (
        <AccessKeysSection
          data={agent.accessKeys}
          state={keysState}
          explained={agent.failure}
        />
      )}
      <CallsSection scope={scope} />
    </>
  );
};

const AgentOf = (props: { entity: Entity }) => {
  const ref = getCompoundEntityRef(props.entity);
  const { agent, scope, reloadAll } = useAgent(ref);
  return (
    <ServerClock serverTime={agent.value?.serverTime}>
      <ResourceView
        resource={agent}
        what="the AWS agent"
        skeleton={<TabSkeleton />}
      >
        {value => (
          <Stack spacing={2}>
            <StatusHeader agent={value} scope={scope} onRefreshed={reloadAll} />
            {value.problems.length > 0 && (
              <BindingProblems problems={value.problems} />
            )}
            {value.binding && (
              <BoundAgent
                agent={value}
                binding={value.binding}
                scope={scope}
                reloadAll={reloadAll}
              />
            )}
          </Stack>
        )}
      </ResourceView>
    </ServerClock>
  );
};

/** Everything the portal knows of the AWS agent of the entity in context. */
export const AgentTab = () => {
  const { entity } = useEntity();
  return (
    <Surface>
      {isAwsAgentAvailable(entity) ? (
        <AgentOf entity={entity} />
      ) : (
        <NoAnnotations />
      )}
    </Surface>
  );
};
