import { useApi } from '@backstage/core-plugin-api';
import AutorenewIcon from '@mui/icons-material/Autorenew';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import {
  awsAgentCredentialsRefreshPermission,
  type SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import { useCallback } from 'react';
import { awsAgentsApiRef } from '../../api';
import { useAction, type AgentScope } from '../../hooks';
import { errorMessage, FailurePanel, Notice, PermittedButton, Section } from '../ui';
import { Countdown } from './Countdown';
import { SessionFacts } from './SessionFacts';

const NoSession = () => (
  <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
    The portal holds no session in this role now. One is obtained with the next
    collection, or when you renew it.
  </Box>
);

/** The temporary credentials that the portal holds for this agent. */
export const SessionSection = (props: {
  session: SessionInfo | null;
  scope: AgentScope;
  onRenewed: () => void;
}) => {
  const { session, scope, onRenewed } = props;
  const api = useApi(awsAgentsApiRef);
  const perform = useCallback(
    () => api.refreshCredentials(scope.entity),
    [api, scope.entity],
  );
  const renew = useAction(perform, onRenewed);
  return (
    <Section
      title="Session"
      actions={
        <PermittedButton
          permission={awsAgentCredentialsRefreshPermission}
          action={renew}
          icon={<AutorenewIcon />}
          hint="Assume the monitoring role again, before the session expires"
        >
          Renew
        </PermittedButton>
      }
    >
      <Stack spacing={1.5}>
        {renew.error && (
          <Notice severity="error">
            The session could not be renewed. {errorMessage(renew.error)}
          </Notice>
        )}
        {session ? (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2.5 }}>
            <Countdown session={session} />
            <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
              <SessionFacts session={session} />
            </Box>
          </Box>
        ) : (
          <NoSession />
        )}
        {session?.lastFailure && <FailurePanel failure={session.lastFailure} />}
      </Stack>
    </Section>
  );
};
