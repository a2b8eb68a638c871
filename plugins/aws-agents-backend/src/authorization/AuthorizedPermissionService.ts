import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  awsAgentFindingWaivePermission,
  awsAgentReadPermission,
  type FixFlavour,
  type WaiveFindingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { Caller, PermissionService } from '../service';
import { Guard } from './Guard';

/** Asks for permission before each answer, and audits every waiver. */
export class AuthorizedPermissionService implements PermissionService {
  static create(options: {
    service: PermissionService;
    permissions: PermissionsService;
    auditor: AuditorService;
  }): AuthorizedPermissionService {
    return new AuthorizedPermissionService(
      options.service,
      Guard.create(options),
    );
  }

  private constructor(
    private readonly service: PermissionService,
    private readonly guard: Guard,
  ) {}

  async getPermissions(entityRef: string, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getPermissions(entityRef, caller);
  }

  async getFix(entityRef: string, flavour: FixFlavour, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getFix(entityRef, flavour, caller);
  }

  async waive(entityRef: string, request: WaiveFindingRequest, caller: Caller) {
    const { findingId, until } = request;
    const meta = { entityRef, findingId, until };
    return await this.guard.audited('finding-waive', meta, caller, async () => {
      await this.guard.authorize(awsAgentFindingWaivePermission, caller);
      return await this.service.waive(entityRef, request, caller);
    });
  }

  async withdraw(entityRef: string, waiverId: string, caller: Caller) {
    const meta = { entityRef, waiverId };
    return await this.guard.audited(
      'finding-waiver-withdraw',
      meta,
      caller,
      async () => {
        await this.guard.authorize(awsAgentFindingWaivePermission, caller);
        return await this.service.withdraw(entityRef, waiverId, caller);
      },
    );
  }
}
