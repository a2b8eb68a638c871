import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ForwardedError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  awsAgentCredentialsReadPermission,
  awsAgentCredentialsRefreshPermission,
  awsAgentReadPermission,
  awsAgentRefreshPermission,
  type MetricRange,
} from 'backstage-plugin-aws-agents-common';
import type { AgentService, Caller } from '../service';

/** Asks for permission before each answer, and audits what changes something. */
export class AuthorizedAgentService implements AgentService {
  static create(options: {
    service: AgentService;
    permissions: PermissionsService;
    auditor: AuditorService;
  }): AuthorizedAgentService {
    const { service, permissions, auditor } = options;
    return new AuthorizedAgentService(service, permissions, auditor);
  }

  private constructor(
    private readonly service: AgentService,
    private readonly permissions: PermissionsService,
    private readonly auditor: AuditorService,
  ) {}

  async listAgents(caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.listAgents(caller);
  }

  async getAgent(entityRef: string, caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.getAgent(entityRef, caller);
  }

  async getMetrics(entityRef: string, range: MetricRange, caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.getMetrics(entityRef, range, caller);
  }

  async getAlarms(entityRef: string, caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.getAlarms(entityRef, caller);
  }

  async getDeliveries(entityRef: string, caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.getDeliveries(entityRef, caller);
  }

  async getCalls(entityRef: string, caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.getCalls(entityRef, caller);
  }

  async getCosts(entityRef: string, caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.getCosts(entityRef, caller);
  }

  async getFleetCosts(caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.getFleetCosts(caller);
  }

  async getCredentials(entityRef: string, caller: Caller) {
    await this.authorize(awsAgentReadPermission, caller);
    return await this.service.getCredentials(entityRef, caller);
  }

  async getCredentialChain(caller: Caller) {
    await this.authorize(awsAgentCredentialsReadPermission, caller);
    return await this.service.getCredentialChain(caller);
  }

  async refreshAgent(entityRef: string, caller: Caller) {
    return await this.audited('agent-refresh', entityRef, caller, async () => {
      await this.authorize(awsAgentRefreshPermission, caller);
      return await this.service.refreshAgent(entityRef, caller);
    });
  }

  async refreshCredentials(entityRef: string, caller: Caller) {
    return await this.audited(
      'credentials-refresh',
      entityRef,
      caller,
      async () => {
        await this.authorize(awsAgentCredentialsRefreshPermission, caller);
        return await this.service.refreshCredentials(entityRef, caller);
      },
    );
  }

  private async authorize(
    permission: BasicPermission,
    { credentials }: Caller,
  ): Promise<void> {
    const [decision] = await this.permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} for this`,
      );
    }
  }

  private async audited<T>(
    eventId: string,
    entityRef: string,
    { request }: Caller,
    act: () => Promise<T>,
  ): Promise<T> {
    const event = await this.auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      ...(request ? { request } : {}),
      meta: { entityRef },
    });
    try {
      const answer = await act();
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({
        error:
          error instanceof Error
            ? error
            : new ForwardedError(`${eventId} failed`, error),
      });
      throw error;
    }
  }
}
