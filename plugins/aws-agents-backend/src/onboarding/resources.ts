import {
  partitionOfRegion,
  type OnboardingRequest,
} from 'backstage-plugin-aws-agents-common';

/** Source: Amazon Managed Service for Prometheus User Guide, endpoints. */
const WORKSPACE_URL =
  /^https:\/\/aps-workspaces(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)\/workspaces\/(ws-[\w-]+)\//;

/** Region and id of the workspace of Amazon Managed Service for Prometheus that a URL writes to. */
export function workspaceOf(
  url: string | undefined,
): { region: string; id: string } | undefined {
  const [, region, id] = WORKSPACE_URL.exec(url ?? '') ?? [];
  return region && id ? { region, id } : undefined;
}

/**
 * ARNs of what the agent works on: those that are named, and those that follow
 * from the rest of the request. With them, needs are of single resources.
 */
export function derivedResources(request: OnboardingRequest): string[] {
  const { accountId, regions, logGroups, destinations, resources } = request;
  const partition = partitionOfRegion(regions[0] ?? '');
  const workspace = workspaceOf(destinations.metricsUrl);
  return [
    ...new Set([
      ...resources,
      ...(workspace
        ? [
            `arn:${partition}:aps:${workspace.region}:${accountId}:workspace/${workspace.id}`,
          ]
        : []),
      ...logGroups.flatMap(group =>
        regions.map(
          place =>
            `arn:${partition}:logs:${place}:${accountId}:log-group:${group}`,
        ),
      ),
    ]),
  ];
}
