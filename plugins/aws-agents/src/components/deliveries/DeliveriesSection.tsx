import Box from '@mui/material/Box';
import type {
  DeliveriesResponse,
  Failure,
  ObservationState,
} from 'backstage-plugin-aws-agents-common';
import type { AwsAgentsApi } from '../../api';
import { useAgentResource, type AgentScope } from '../../hooks';
import {
  isSameFailure,
  LinesSkeleton,
  ObservationNote,
  ObservationProblems,
  ResourceView,
  Section,
} from '../ui';
import { COLLECTOR_ANCHORS } from '../vocabulary';
import { DeliveryCard } from './DeliveryCard';

const load = (api: AwsAgentsApi, scope: AgentScope, signal: AbortSignal) =>
  api.getDeliveries(scope.entity, { signal });

/** The state without the failures that stand in the card of their location. */
function withoutOwnFailures(value: DeliveriesResponse): ObservationState {
  const own = value.deliveries.flatMap(delivery => delivery.failures);
  return {
    ...value.state,
    failures: value.state.failures.filter(
      failure => !own.some(one => isSameFailure(one, failure)),
    ),
  };
}

const Cards = (props: { value: DeliveriesResponse; partition: string }) => {
  const { deliveries } = props.value;
  if (deliveries.length === 0) {
    return (
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
        There is no delivery to show. Where the agent delivers to stands in the
        annotation <code>aws-agents/deliveries</code>.
      </Box>
    );
  }
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        alignItems: 'start',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
      }}
    >
      {deliveries.map(delivery => (
        <DeliveryCard
          key={delivery.uri}
          delivery={delivery}
          partition={props.partition}
        />
      ))}
    </Box>
  );
};

/** What really arrived where the agent delivers to. */
export const DeliveriesSection = (props: {
  scope: AgentScope;
  partition: string;
  explained?: Failure;
}) => {
  const deliveries = useAgentResource(props.scope, load);
  const state = deliveries.value?.state;
  return (
    <Section
      anchor={COLLECTOR_ANCHORS.deliveries}
      title="Deliveries"
      note={state && <ObservationNote state={state} />}
    >
      <ResourceView
        resource={deliveries}
        what="the deliveries"
        skeleton={<LinesSkeleton lines={6} />}
      >
        {value => (
          <>
            <ObservationProblems
              state={withoutOwnFailures(value)}
              explained={props.explained}
            />
            <Cards value={value} partition={props.partition} />
          </>
        )}
      </ResourceView>
    </Section>
  );
};
