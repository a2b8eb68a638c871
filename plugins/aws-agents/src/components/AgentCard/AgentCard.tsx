import { Link } from '@backstage/core-components';
import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { AwsAgentsApi } from '../../api';
import type { SessionInfo } from 'backstage-plugin-aws-agents-common';
import { formatDuration } from '../../format';
import {
  ServerClock,
  useAgent,
  useAgentResource,
  useNow,
  type AgentScope,
} from '../../hooks';
import { agentTabPath } from '../../routes';
import { lastObserved } from '../header/lastObserved';
import { SummaryFacts } from './SummaryFacts';
import {
  ExpiryRing,
  Facts,
  LinesSkeleton,
  remainingLife,
  ResourceView,
  StatusLabel,
  Surface,
  TimeText,
} from '../ui';

const SessionExpiry = (props: { session: SessionInfo | null }) => {
  const now = useNow(1000);
  if (!props.session) {
    return <>no session now</>;
  }
  const { issuedAt, expiresAt } = props.session;
  const { seconds } = remainingLife(props.session, now);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <ExpiryRing
        issuedAt={issuedAt}
        expiresAt={expiresAt}
        nowMs={now}
        size={20}
      />
      {seconds > 0 ? `expires in ${formatDuration(seconds)}` : 'expired'}
    </Box>
  );
};

const loadSummary = (
  api: AwsAgentsApi,
  { entity }: AgentScope,
  signal: AbortSignal,
) => api.getAgentSummary(entity, { signal });

/** The state of the entity's AWS agent in short, with the way to its tab. */
export const AgentCard = () => {
  const { entity } = useEntity();
  const ref = getCompoundEntityRef(entity);
  const { agent, scope } = useAgent(ref);
  const summary = useAgentResource(scope, loadSummary);
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <EntityInfoCard
      title="AWS agent"
      footerActions={
        <Link to={agentTabPath(entityRoute(entityRouteParams(entity)))}>
          Go to AWS agent
        </Link>
      }
    >
      <ServerClock serverTime={agent.value?.serverTime}>
        <ResourceView
          resource={agent}
          what="the AWS agent"
          skeleton={<LinesSkeleton lines={3} />}
        >
          {value => (
            <Stack component={Surface} spacing={1}>
              <StatusLabel status={value.status} />
              <Typography sx={{ fontSize: 14 }}>{value.reason}</Typography>
              <Facts
                facts={[
                  {
                    label: 'Session',
                    value: <SessionExpiry session={value.session} />,
                  },
                  {
                    label: 'Observed',
                    value: <TimeText time={lastObserved(value.observations)} />,
                  },
                ]}
              />
              {value.binding && (
                <ResourceView
                  resource={summary}
                  what="the summary of the AWS agent"
                  skeleton={<LinesSkeleton lines={3} />}
                >
                  {row => <SummaryFacts row={row} />}
                </ResourceView>
              )}
            </Stack>
          )}
        </ResourceView>
      </ServerClock>
    </EntityInfoCard>
  );
};
