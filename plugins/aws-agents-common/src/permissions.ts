import {
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';

/** Resource type of an agent: the catalog entity it belongs to. @public */
export const RESOURCE_TYPE_AWS_AGENT = 'aws-agent';

/** Allows reading what is known of an agent. @public */
export const awsAgentReadPermission = createPermission({
  name: 'aws-agents.agent.read',
  attributes: { action: 'read' },
});

/** Allows asking AWS for an agent's state at once. @public */
export const awsAgentRefreshPermission = createPermission({
  name: 'aws-agents.agent.refresh',
  attributes: { action: 'update' },
});

/** Allows renewing an agent's session before it expires. @public */
export const awsAgentCredentialsRefreshPermission = createPermission({
  name: 'aws-agents.credentials.refresh',
  attributes: { action: 'update' },
});

/**
 * Allows reading how the portal itself got its AWS identity: paths of files,
 * names of profiles, ARNs.
 *
 * @public
 */
export const awsAgentCredentialsReadPermission = createPermission({
  name: 'aws-agents.credentials.read',
  attributes: { action: 'read' },
});

/**
 * Allows accepting a finding with a reason for some time, and taking that back.
 *
 * @public
 */
export const awsAgentFindingWaivePermission = createPermission({
  name: 'aws-agents.finding.waive',
  attributes: { action: 'update' },
});

/**
 * Allows generating roles and configuration of a new agent, and seeing the
 * accounts it could be in.
 *
 * @public
 */
export const awsAgentOnboardPermission = createPermission({
  name: 'aws-agents.agent.onboard',
  attributes: { action: 'create' },
});

/**
 * Allows Prometheus to scrape the newest values of all agents, whatever the
 * scraper may see in the catalog.
 *
 * @public
 */
export const awsAgentsExporterReadPermission = createPermission({
  name: 'aws-agents.exporter.read',
  attributes: { action: 'read' },
});

/** All permissions of the suite. @public */
export const awsAgentsPermissions: Permission[] = [
  awsAgentReadPermission,
  awsAgentRefreshPermission,
  awsAgentCredentialsRefreshPermission,
  awsAgentCredentialsReadPermission,
  awsAgentFindingWaivePermission,
  awsAgentOnboardPermission,
  awsAgentsExporterReadPermission,
];
