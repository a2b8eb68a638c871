import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type {
  AgentResponse,
  Binding,
} from 'backstage-plugin-aws-agents-common';
import { roleConsoleUrl } from '../../format';
import type { AgentScope } from '../../hooks';
import {
  CopyText,
  Disclosure,
  Facts,
  Section,
  ToneLabel,
  type Fact,
} from '../ui';
import { FLAVOUR_NAMES, platformName } from '../vocabulary';
import { AgentOwnCredentials } from './AgentOwnCredentials';

const Capabilities = (props: { capabilities: string[] }) =>
  props.capabilities.length === 0 ? (
    <>none annotated</>
  ) : (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {props.capabilities.map(capability => (
        <Chip
          key={capability}
          label={capability}
          size="small"
          variant="outlined"
          sx={{ m: 0 }}
        />
      ))}
    </Box>
  );

const Flavour = (props: { binding: Binding }) => {
  const { flavour } = props.binding;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
      <span>{FLAVOUR_NAMES[flavour]}</span>
      {flavour === 'grafana-agent' && (
        <ToneLabel tone="warning" sx={{ whiteSpace: 'normal' }}>
          End of life since 1 Nov 2025: move to Grafana Alloy
        </ToneLabel>
      )}
    </Box>
  );
};

const RoleArn = (props: { arn: string; what: string }) => (
  <CopyText
    text={props.arn}
    what={`ARN of the ${props.what}`}
    consoleUrl={roleConsoleUrl(props.arn)}
  />
);

const MonitoringRole = (props: { agent: AgentResponse }) => {
  const { monitoringRoleArn, monitoringRoleIsAgentRole } = props.agent;
  if (monitoringRoleIsAgentRole) {
    return <>the agent role itself</>;
  }
  return monitoringRoleArn ? (
    <RoleArn arn={monitoringRoleArn} what="monitoring role" />
  ) : (
    <>not known</>
  );
};

function identityFacts(agent: AgentResponse, binding: Binding): Fact[] {
  const { accountId, regions, platform, capabilities } = binding;
  return [
    {
      label: 'Agent role',
      value: <RoleArn arn={binding.agentRoleArn} what="agent role" />,
    },
    { label: 'Monitoring role', value: <MonitoringRole agent={agent} /> },
    {
      label: 'Account',
      value: agent.accountName
        ? `${agent.accountName} (${accountId})`
        : accountId,
    },
    {
      label: 'Regions',
      value: regions.join(', ') || 'the default of the portal',
    },
    {
      label: 'Platform',
      value: platform ? platformName(platform) : 'not annotated',
    },
    { label: 'Agent', value: <Flavour binding={binding} /> },
    {
      label: 'Capabilities',
      value: <Capabilities capabilities={capabilities} />,
    },
  ];
}

/** Whose agent it is in AWS, as annotated. */
export const IdentitySection = (props: {
  agent: AgentResponse;
  binding: Binding;
  scope: AgentScope;
}) => (
  <Section title="Identity">
    <Facts facts={identityFacts(props.agent, props.binding)} />
    <Box sx={{ mt: 1 }}>
      <Disclosure summary="What can be seen of the agent's own credentials">
        <AgentOwnCredentials scope={props.scope} />
      </Disclosure>
    </Box>
  </Section>
);
