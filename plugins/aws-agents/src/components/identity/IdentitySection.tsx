import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type {
  AgentResponse,
  Binding,
} from 'backstage-plugin-aws-agents-common';
import { roleConsoleUrl } from '../../format';
import type { AgentScope } from '../../hooks';
import { CopyText, Disclosure, Facts, Section, ToneLabel } from '../ui';
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

/** Whose agent it is in AWS, as annotated. */
export const IdentitySection = (props: {
  agent: AgentResponse;
  binding: Binding;
  scope: AgentScope;
}) => {
  const { agent, binding } = props;
  return (
    <Section title="Identity">
      <Facts
        facts={[
          {
            label: 'Agent role',
            value: (
              <CopyText
                text={binding.agentRoleArn}
                what="ARN of the agent role"
                consoleUrl={roleConsoleUrl(binding.agentRoleArn)}
              />
            ),
          },
          {
            label: 'Monitoring role',
            value: agent.monitoringRoleIsAgentRole
              ? 'the agent role itself'
              : agent.monitoringRoleArn && (
                  <CopyText
                    text={agent.monitoringRoleArn}
                    what="ARN of the monitoring role"
                    consoleUrl={roleConsoleUrl(agent.monitoringRoleArn)}
                  />
                ),
          },
          {
            label: 'Account',
            value: agent.accountName
              ? `${agent.accountName} (${binding.accountId})`
              : binding.accountId,
          },
          {
            label: 'Regions',
            value: binding.regions.join(', ') || 'the default of the portal',
          },
          {
            label: 'Platform',
            value: binding.platform
              ? platformName(binding.platform)
              : 'not annotated',
          },
          { label: 'Agent', value: <Flavour binding={binding} /> },
          {
            label: 'Capabilities',
            value: <Capabilities capabilities={binding.capabilities} />,
          },
        ]}
      />
      <Box sx={{ mt: 1 }}>
        <Disclosure summary="What can be seen of the agent's own credentials">
          <AgentOwnCredentials scope={props.scope} />
        </Disclosure>
      </Box>
    </Section>
  );
};
