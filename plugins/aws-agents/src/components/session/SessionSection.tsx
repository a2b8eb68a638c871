import { useApi } from '@backstage/core-plugin-api';
import AutorenewIcon from '@mui/icons-material/Autorenew';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import {
  awsAgentCredentialsRefreshPermission,
  type Failure,
  type ObservationState,
  type SessionInfo,
} from 'backstage-plugin-aws-agents-common';
import { useCallback } from 'react';
import { awsAgentsApiRef } from '../../api';
import { useAction, type AgentScope } from '../../hooks';
import {
  errorMessage,
  FailurePanel,
  isSameFailure,
  Notice,
  ObservationProblems,
  PermittedButton,
  Section,
  StatusLabel,
} from '../ui';
import { COLLECTOR_ANCHORS } from '../vocabulary';
import { Countdown } from './Countdown';
import { SessionFacts } from './SessionFacts';

const NoSession = () => (
  <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
    The portal holds no session in this role now. One is obtained with the next
    collection, or when you renew it.
  </Box>
);

/** The failure, unless one of those that are shown elsewhere says the same. */
function unlessKnown(
  failure: Failure | null | undefined,
  known: (Failure | undefined)[],
): Failure | undefined {
  return failure && !known.some(one => one && isSameFailure(one, failure))
    ? failure
    : undefined;
}

function useRenewal(scope: AgentScope, onRenewed: () => void) {
  const api = useApi(awsAgentsApiRef);
  const perform = useCallback(
    () => api.refreshCredentials(scope.entity),
    [api, scope.entity],
  );
  return useAction(perform, onRenewed);
}

/** The temporary credentials that the portal holds for this agent. */
export const SessionSection = (props: {
  session: SessionInfo | null;
  state?: ObservationState;
  explained?: Failure;
  /** Until then the session is not renewed on demand. */
  renewableAt?: string;
  scope: AgentScope;
  onRenewed: () => void;
}) => {
  const { session, state, explained, scope, onRenewed } = props;
  const renew = useRenewal(scope, onRenewed);
  const known = [explained, ...(state?.failures ?? [])];
  const lastFailure = unlessKnown(session?.lastFailure, known);
  return (
    <Section
      anchor={COLLECTOR_ANCHORS.session}
      title="Session"
      note={state && <StatusLabel of="observation" status={state.status} />}
      actions={
        <PermittedButton
          permission={awsAgentCredentialsRefreshPermission}
          action={renew}
          icon={<AutorenewIcon />}
          hint="Assume the monitoring role again, before the session expires"
          notBefore={props.renewableAt}
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
        {state && <ObservationProblems state={state} explained={explained} />}
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
        {lastFailure && <FailurePanel failure={lastFailure} />}
      </Stack>
    </Section>
  );
};
