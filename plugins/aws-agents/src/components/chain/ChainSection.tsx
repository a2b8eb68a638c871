import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@mui/material/Box';
import {
  awsAgentCredentialsReadPermission,
  type ChainHop,
  type Failure,
  type ObservationState,
} from 'backstage-plugin-aws-agents-common';
import { Disclosure, ObservationProblems, Section } from '../ui';
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
 * @param props.state - of the guard at the monitoring role; while it is unknown,
 *   the hop's hazard says all there is
 */
export const ChainSection = (props: {
  chain: ChainHop[];
  state?: ObservationState;
  explained?: Failure;
}) => (
  <Section
    anchor={COLLECTOR_ANCHORS['external-id']}
    title="How the portal reaches it"
  >
    {props.state?.status === 'degraded' && (
      <Box sx={{ mb: 1.5 }}>
        <ObservationProblems state={props.state} explained={props.explained} />
      </Box>
    )}
    {props.chain.length > 0 ? (
      <ChainPicture chain={props.chain} explained={props.explained} />
    ) : (
      <Box sx={{ fontSize: 14, color: 'text.secondary' }}>
        Nothing is known of the way to the monitoring role yet.
      </Box>
    )}
    <IdentityDisclosure />
  </Section>
);
