import { OrganizationsClient } from '@aws-sdk/client-organizations';
import {
  parseIamArn,
  type AccountScps,
} from 'backstage-plugin-aws-agents-common';
import type { ObservedAgent } from 'backstage-plugin-aws-agents-node';
import type { ResolvedAgent } from '../agents';
import { toFailure, type AwsClientFactory } from '../aws';
import { readLevels } from './readLevels';

/** Actions that the role in the organization needs. */
export const ORGANIZATION_ACTIONS: readonly string[] = [
  'organizations:DescribeOrganization',
  'organizations:DescribePolicy',
  'organizations:ListParents',
  'organizations:ListPoliciesForTarget',
];

/** No entity of a catalog has this ref, so that none can borrow the role. */
export const ORGANIZATION_REF = 'portal:aws-agents/organization';

const HOUR_MS = 3_600_000;
const KEPT_MS = 6 * HOUR_MS;
/** What failed is tried again with the next collections. */
const FAILURE_KEPT_MS = HOUR_MS / 4;

interface Kept {
  readonly answer: Promise<AccountScps>;
  until: number;
}

/**
 * Reads the service control policies of accounts as a role of the management
 * account, or of a delegated administrator. All agents of an account share an
 * answer for some hours.
 */
export class OrganizationReader {
  private readonly kept = new Map<string, Kept>();

  static create(options: {
    roleArn: string;
    clients: Pick<AwsClientFactory, 'client'>;
    now?: () => number;
  }): OrganizationReader {
    const { roleArn, clients, now = Date.now } = options;
    return new OrganizationReader(roleArn, clients, now);
  }

  private constructor(
    private readonly roleArn: string,
    private readonly clients: Pick<AwsClientFactory, 'client'>,
    private readonly now: () => number,
  ) {}

  /** What limits the account of an agent, or why nobody can tell. Never throws. */
  async scpsOf(agent: ObservedAgent): Promise<AccountScps> {
    const { accountId } = agent;
    const known = this.kept.get(accountId);
    if (known && known.until > this.now()) {
      return await known.answer;
    }
    const kept: Kept = {
      answer: this.read(agent),
      until: this.now() + KEPT_MS,
    };
    this.kept.set(accountId, kept);
    const answer = await kept.answer;
    if ('reason' in answer) {
      kept.until = this.now() + FAILURE_KEPT_MS;
    }
    return answer;
  }

  private async read(agent: ObservedAgent): Promise<AccountScps> {
    const [region] = agent.regions;
    try {
      const client = this.clients.client(OrganizationsClient, {
        agent: this.readerFor(agent),
        region,
        entityRefs: [agent.entityRef],
      });
      return { levels: await readLevels(client, agent.accountId) };
    } catch (error) {
      const { message } = toFailure(error, {
        service: 'Organizations',
        operation: 'ListPoliciesForTarget',
        region,
        roleArn: this.roleArn,
      });
      return { reason: message };
    }
  }

  /** The session machinery knows agents: this one is of the portal itself. */
  private readerFor({ partition, regions }: ObservedAgent): ResolvedAgent {
    const accountId = parseIamArn(this.roleArn, 'role')?.accountId ?? '';
    return {
      entityRef: ORGANIZATION_REF,
      title: 'Organization',
      owner: null,
      system: null,
      labels: {},
      accountId,
      accountName: null,
      partition,
      monitoringRoleArn: this.roleArn,
      monitoringRoleIsAgentRole: true,
      regions: [...regions],
      linkedAccounts: [],
      binding: {
        entityRef: ORGANIZATION_REF,
        agentRoleArn: this.roleArn,
        partition,
        accountId,
        regions: [...regions],
        flavour: 'alloy',
        capabilities: [],
        metrics: [],
        deliveries: [],
      },
    };
  }
}
