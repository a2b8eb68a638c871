import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@mui/material/Box';
import {
  awsAgentCredentialsReadPermission,
  type ChainHop,
  type Failure,
  type ObservationState,
} from 'backstage-plugin-aws-agents-common';
import { Disclosure, FailurePanel, isSameFailure, Section } from '../ui';
import { COLLECTOR_ANCHORS } from '../vocabulary';
import { ChainPicture } from './ChainPicture';
import { WhyThisIdentity } from './WhyThisIdentity';

/** Offered to whom the backend would answer. */
const IdentityDisclosure = () => {
  const { allowed } = usePermission({
    permission: awsAgentCredentialsReadPermission,
  });
  return allowed ? (
    <Box sx={{ mt: 1 }}>
      <Disclosure summary="Why this identity?">
        <WhyThisIdentity />
      </Disclosure>
    </Box>
  ) : null;
};

/**
 * How the portal reaches the agent's account, and why as whom.
 *
 * @param props.state - whether other entities are kept out of the monitoring
 *   role; while that is unknown, the hop's hazard says all there is
 */
export const ChainSection = (props: {
  chain: ChainHop[];
  state?: ObservationState;
  explained?: Failure;
}) => {
  const { state, explained } = props;
  const [failure] = state?.status === 'degraded' ? state.failures : [];
  const unguarded =
    failure && !(explained && isSameFailure(failure, explained))
      ? failure
      : undefined;
  return (
    <Section
      anchor={COLLECTOR_ANCHORS['external-id']}
      title="How the portal reaches it"
    >
      {props.chain.length > 0 ? (
        <ChainPicture chain={props.chain} explained={props.explained} />
      ) : (
        <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
          Nothing is known of the way to the monitoring role yet.
        </Box>
      )}
      {unguarded && (
        <Box sx={{ mt: 1.5 }}>
          <FailurePanel failure={unguarded} />
        </Box>
      )}
      <IdentityDisclosure />
    </Section>
  );
};
