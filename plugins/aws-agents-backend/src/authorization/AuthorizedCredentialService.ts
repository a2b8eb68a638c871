import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  awsAgentCredentialsReadPermission,
  awsAgentCredentialsRefreshPermission,
  awsAgentReadPermission,
} from 'backstage-plugin-aws-agents-common';
import type { Caller, CredentialService } from '../service';
import { Guard } from './Guard';

/** Asks for permission before each answer, and audits every renewal. */
export class AuthorizedCredentialService implements CredentialService {
  static create(options: {
    service: CredentialService;
    permissions: PermissionsService;
    auditor: AuditorService;
  }): AuthorizedCredentialService {
    return new AuthorizedCredentialService(
      options.service,
      Guard.create(options),
    );
  }

  private constructor(
    private readonly service: CredentialService,
    private readonly guard: Guard,
  ) {}

  async getCredentials(entityRef: string, caller: Caller) {
    await this.guard.authorize(awsAgentReadPermission, caller);
    return await this.service.getCredentials(entityRef, caller);
  }

  async getCredentialChain(caller: Caller) {
    await this.guard.authorize(awsAgentCredentialsReadPermission, caller);
    return await this.service.getCredentialChain(caller);
  }

  async listSessions(caller: Caller) {
    await this.guard.authorize(awsAgentCredentialsReadPermission, caller);
    return await this.service.listSessions(caller);
  }

  async refreshCredentials(entityRef: string, caller: Caller) {
    const meta = { entityRef };
    return await this.guard.audited(
      'credentials-refresh',
      meta,
      caller,
      async () => {
        await this.guard.authorize(
          awsAgentCredentialsRefreshPermission,
          caller,
        );
        return await this.service.refreshCredentials(entityRef, caller);
      },
    );
  }
}
