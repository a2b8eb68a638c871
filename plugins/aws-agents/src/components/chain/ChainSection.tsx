import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@mui/material/Box';
import {
  awsAgentCredentialsReadPermission,
  type ChainHop,
  type Failure,
} from 'backstage-plugin-aws-agents-common';
import { Disclosure, Section } from '../ui';
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

/** How the portal reaches the agent's account, and why as whom. */
export const ChainSection = (props: {
  chain: ChainHop[];
  explained?: Failure;
}) => (
  <Section title="How the portal reaches it">
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
