import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListParentsCommand,
  ListPoliciesForTargetCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { ScpLevel } from 'backstage-plugin-aws-agents-common';

/** AWS: organizational units are nested five deep; above them is the root, below the account. */
const MAX_LEVELS = 7;
/** AWS: at most five policies a target; pages beyond that have no end. */
const MAX_PAGES = 10;

/**
 * Reads the service control policies that limit an account, root first.
 *
 * @throws whatever the AWS client throws
 */
export async function readLevels(
  client: OrganizationsClient,
  accountId: string,
): Promise<ScpLevel[]> {
  const { Organization } = await client.send(
    new DescribeOrganizationCommand({}),
  );
  // AWS: service control policies do not limit the management account.
  if (Organization?.MasterAccountId === accountId) {
    return [];
  }
  const levels: ScpLevel[] = [];
  let target: string | undefined = accountId;
  while (target && levels.length < MAX_LEVELS) {
    levels.unshift({
      target,
      policies: await readPolicies(client, target),
    });
    target = await parentOf(client, target);
  }
  return levels;
}

async function parentOf(
  client: OrganizationsClient,
  ChildId: string,
): Promise<string | undefined> {
  if (ChildId.startsWith('r-')) {
    return undefined;
  }
  const { Parents } = await client.send(new ListParentsCommand({ ChildId }));
  return Parents?.[0]?.Id;
}

async function readPolicies(
  client: OrganizationsClient,
  TargetId: string,
): Promise<ScpLevel['policies']> {
  const policies: ScpLevel['policies'] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await client.send(
      new ListPoliciesForTargetCommand({
        TargetId,
        Filter: 'SERVICE_CONTROL_POLICY',
        NextToken,
      }),
    );
    for (const { Id, Name, Arn } of answer.Policies ?? []) {
      const { Policy } = await client.send(
        new DescribePolicyCommand({ PolicyId: Id }),
      );
      policies.push({
        name: Name ?? Id ?? '',
        ...(Arn ? { arn: Arn } : {}),
        document: Policy?.Content ?? '',
      });
    }
    NextToken = answer.NextToken;
    if (!NextToken) {
      return policies;
    }
  }
  throw new RangeError(
    `Organizations lists the policies of ${TargetId} without end`,
  );
}
