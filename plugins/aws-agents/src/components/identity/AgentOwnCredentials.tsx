import Box from '@mui/material/Box';
import type { AwsAgentsApi } from '../../api';
import { useAgentResource, type AgentScope } from '../../hooks';
import { Facts, LinesSkeleton, ResourceView } from '../ui';

const load = (api: AwsAgentsApi, scope: AgentScope, signal: AbortSignal) =>
  api.getCredentials(scope.entity, { signal });

/** What can be seen from outside of the credentials the agent itself uses. */
export const AgentOwnCredentials = (props: { scope: AgentScope }) => {
  const credentials = useAgentResource(props.scope, load);
  return (
    <ResourceView
      resource={credentials}
      what="the agent's credentials"
      skeleton={<LinesSkeleton lines={3} />}
    >
      {({ agent }) =>
        agent.facts.length === 0 ? (
          <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
            Nothing can be seen of them from outside.
          </Box>
        ) : (
          <Facts
            facts={agent.facts.map(({ label, value, source }) => ({
              label,
              value: (
                <>
                  {value ?? 'unknown'}{' '}
                  <Box
                    component="span"
                    sx={{ color: 'text.secondary', fontSize: 12 }}
                  >
                    ({source})
                  </Box>
                </>
              ),
            }))}
          />
        )
      }
    </ResourceView>
  );
};
