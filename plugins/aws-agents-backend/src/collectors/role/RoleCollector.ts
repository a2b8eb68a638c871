import { parseIamArn, type RoleData } from 'backstage-plugin-aws-agents-common';
import type {
  AgentCollector,
  Capability,
  CollectorContext,
  CollectorOutcome,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import { expandNeeds } from '../../permissions';
import { interpretRole } from './interpretRole';
import { RoleReader } from './RoleReader';

/** IAM actions that the role collector calls. */
export const ROLE_ACTIONS: readonly string[] = [
  'iam:GetRole',
  'iam:ListRolePolicies',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListInstanceProfilesForRole',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
];

/** Reads the agent role and holds it against what the agent needs. */
export class RoleCollector implements AgentCollector {
  readonly id = 'role';
  readonly actions = ROLE_ACTIONS;
  readonly cadenceSeconds = 900;

  /**
   * @param options.capabilities - by id
   * @param options.onRole - told of each role that was read
   */
  static create(options: {
    capabilities: ReadonlyMap<string, Capability>;
    onRole: (role: RoleData) => void;
  }): RoleCollector {
    return new RoleCollector(options.capabilities, options.onRole);
  }

  private constructor(
    private readonly capabilities: ReadonlyMap<string, Capability>,
    private readonly onRole: (role: RoleData) => void,
  ) {}

  appliesTo(): boolean {
    return true;
  }

  async collect(
    agent: ObservedAgent,
    context: CollectorContext,
  ): Promise<CollectorOutcome> {
    const [region] = agent.regions;
    const { agentRoleArn, platform } = agent.binding;
    const name = parseIamArn(agentRoleArn, 'role')?.name ?? agentRoleArn;
    try {
      const reader = RoleReader.create(context, region);
      const reading = await reader.read(name);
      const instanceProfiles =
        platform === 'ec2'
          ? await reader.readInstanceProfiles(name)
          : undefined;
      const outcome = interpretRole(
        agent,
        { ...reading, instanceProfiles },
        expandNeeds(agent, this.capabilities),
        context.now,
      );
      if (outcome.data) {
        this.onRole(outcome.data as RoleData);
      }
      return outcome;
    } catch (error) {
      const failure = context.toFailure(error, {
        service: 'IAM',
        operation: 'GetRole',
        region,
      });
      return { status: 'failed', reason: failure.message, failures: [failure] };
    }
  }
}
