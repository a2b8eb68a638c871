import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  parseIamArn,
  type ExternalIdGuard,
  type Failure,
} from 'backstage-plugin-aws-agents-common';
import type {
  AgentCollector,
  CollectorContext,
  CollectorOutcome,
  ObservedAgent,
} from 'backstage-plugin-aws-agents-node';
import type { SessionService } from '../../sessions';
import { interpretGuard } from './interpretGuard';
import { judgeTrust } from './judgeTrust';

/** IAM actions that the ExternalId collector calls. */
export const EXTERNAL_ID_ACTIONS: readonly string[] = ['iam:GetRole'];

/** Id of the ExternalId collector. */
export const EXTERNAL_ID_COLLECTOR = 'external-id';

type Sessions = Pick<SessionService, 'assumptionOf' | 'probeExternalId'>;

/**
 * Finds out whether AWS would let the portal into an agent's monitoring role
 * for another entity: from the trust policy where the session may read it, else
 * by a probe where config allows one.
 */
export class ExternalIdCollector implements AgentCollector {
  readonly id = EXTERNAL_ID_COLLECTOR;
  readonly actions = EXTERNAL_ID_ACTIONS;
  readonly cadenceSeconds = 3600;

  /** @param options.probe - whether a role may be asked by AssumeRole */
  static create(options: {
    sessions: Sessions;
    probe: boolean;
  }): ExternalIdCollector {
    return new ExternalIdCollector(options.sessions, options.probe);
  }

  private constructor(
    private readonly sessions: Sessions,
    private readonly mayProbe: boolean,
  ) {}

  appliesTo(): boolean {
    return true;
  }

  async collect(
    agent: ObservedAgent,
    context: CollectorContext,
  ): Promise<CollectorOutcome> {
    const assumption = await this.sessions.assumptionOf(agent);
    const read = await this.read(agent, context);
    const fromPolicy: ExternalIdGuard = {
      roleArn: agent.monitoringRoleArn,
      verdict:
        'text' in read
          ? judgeTrust(read.text, agent.monitoringRoleArn, assumption)
          : 'unknown',
      how: 'trust-policy',
    };
    const guard =
      fromPolicy.verdict === 'unknown' ? await this.probe(agent) : fromPolicy;
    return interpretGuard(
      guard,
      assumption,
      'failure' in read ? read.failure : undefined,
      context.now,
    );
  }

  private async probe(agent: ObservedAgent): Promise<ExternalIdGuard> {
    const verdict = this.mayProbe
      ? await this.sessions.probeExternalId(agent)
      : 'unknown';
    return {
      roleArn: agent.monitoringRoleArn,
      verdict,
      how: verdict === 'unknown' ? null : 'probe',
    };
  }

  private async read(
    agent: ObservedAgent,
    context: CollectorContext,
  ): Promise<{ text: string } | { failure: Failure }> {
    const [region] = agent.regions;
    const RoleName = parseIamArn(agent.monitoringRoleArn, 'role')?.name;
    try {
      context.expectCalls(1);
      const { Role: role } = await context
        .client(IAMClient, region)
        .send(new GetRoleCommand({ RoleName }), {
          abortSignal: context.signal,
        });
      return { text: decodeURIComponent(role?.AssumeRolePolicyDocument ?? '') };
    } catch (error) {
      return {
        failure: context.toFailure(error, {
          service: 'IAM',
          operation: 'GetRole',
          region,
        }),
      };
    }
  }
}
