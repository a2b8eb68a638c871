import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  awsAgentReadPermission,
  awsAgentRefreshPermission,
  type MetricRange,
} from 'backstage-plugin-aws-agents-common';
import type { AgentService, Caller } from '../service';
import { Guard } from './Guard';

/** Asks for permission before each answer, and audits what changes something. */
export class AuthorizedAgentService implements AgentService {
  static create(options: {
    service: AgentService;
    permissions: PermissionsService;
    auditor: AuditorService;
  }): AuthorizedAgentService {
    return new AuthorizedAgentService(options.service, Guard.create(options));
  }

  private constructor(
    private readonly service: AgentService,
    private readonly guard: Guard,
  ) {}

  async listAgents(caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.listAgents(caller);
  }

  async getAgent(entityRef: string, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getAgent(entityRef, caller);
  }

  async getMetrics(entityRef: string, range: MetricRange, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getMetrics(entityRef, range, caller);
  }

  async getAlarms(entityRef: string, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getAlarms(entityRef, caller);
  }

  async getDeliveries(entityRef: string, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getDeliveries(entityRef, caller);
  }

  async getCalls(entityRef: string, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getCalls(entityRef, caller);
  }

  async getCosts(entityRef: string, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getCosts(entityRef, caller);
  }

  async getFleetCosts(caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getFleetCosts(caller);
  }

  async refreshAgent(entityRef: string, caller: Caller) {
    const meta = { entityRef };
    return await this.guard.audited('agent-refresh', meta, caller, async () => {
      await this.guard.authorize(awsAgentRefreshPermission, caller);
      return await this.service.refreshAgent(entityRef, caller);
    });
  }
}
