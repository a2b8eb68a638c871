import {
  parseIamArn,
  type AccountScps,
  type RoleData,
} from 'backstage-plugin-aws-agents-common';
import type {
  AgentCollector,
  Capability,
  CollectorContext,
  CollectorOutcome,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import { expandNeeds, type RoleJudge } from '../../permissions';
import { interpretRole } from './interpretRole';
import { RoleReader, type RoleReading } from './RoleReader';

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
   * @param options.judge - decides on the state of each role
   * @param options.scpsOf - what limits the agent's account; absent: nobody asks
   * @param options.onRole - told of each role that was read
   */
  static create(options: {
    capabilities: ReadonlyMap<string, Capability>;
    judge: RoleJudge;
    scpsOf?: (agent: ObservedAgent) => Promise<AccountScps>;
    onRole: (role: RoleData) => void;
  }): RoleCollector {
    const { capabilities, judge, onRole, scpsOf } = options;
    return new RoleCollector(capabilities, judge, onRole, scpsOf);
  }

  private constructor(
    private readonly capabilities: ReadonlyMap<string, Capability>,
    private readonly judge: RoleJudge,
    private readonly onRole: (role: RoleData) => void,
    private readonly scpsOf?: (agent: ObservedAgent) => Promise<AccountScps>,
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
      return await this.conclude(
        agent,
        { ...reading, instanceProfiles },
        context.now,
      );
    } catch (error) {
      const failure = context.toFailure(error, {
        service: 'IAM',
        operation: 'GetRole',
        region,
      });
      return { status: 'failed', reason: failure.message, failures: [failure] };
    }
  }

  private async conclude(
    agent: ObservedAgent,
    reading: RoleReading,
    now: Date,
  ): Promise<CollectorOutcome> {
    const needs = expandNeeds(agent, this.capabilities);
    const interpreted = interpretRole(agent, reading, needs, now);
    if ('refused' in interpreted) {
      const { refused } = interpreted;
      return {
        status: 'failed',
        reason: refused.message,
        failures: [refused],
      };
    }
    const { failures } = interpreted;
    const scps = await this.scpsOf?.(agent);
    const data = { ...interpreted.data, ...(scps ? { scps } : {}) };
    this.onRole(data);
    const verdict = await this.judge.judge(agent, data, failures, now);
    return { ...verdict, failures, data };
  }
}
