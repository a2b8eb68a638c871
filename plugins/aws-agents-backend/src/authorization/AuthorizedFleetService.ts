import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  awsAgentReadPermission,
  type FleetQuery,
} from 'backstage-plugin-aws-agents-common';
import type { FleetService } from '../fleet';
import type { Caller } from '../service';
import { Guard } from './Guard';

/** Asks for permission before each answer. */
export class AuthorizedFleetService implements FleetService {
  static create(options: {
    service: FleetService;
    permissions: PermissionsService;
    auditor: AuditorService;
  }): AuthorizedFleetService {
    return new AuthorizedFleetService(options.service, Guard.create(options));
  }

  private constructor(
    private readonly service: FleetService,
    private readonly guard: Guard,
  ) {}

  async getRow(entityRef: string, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getRow(entityRef, caller);
  }

  async getFleet(query: FleetQuery, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getFleet(query, caller);
  }

  async exportFleet(query: FleetQuery, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.exportFleet(query, caller);
  }
}
