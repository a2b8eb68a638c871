import type {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  awsAgentOnboardPermission,
  type OnboardingMetricsRequest,
  type OnboardingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { OnboardingService } from '../onboarding';
import type { Caller } from '../service';
import { Guard } from './Guard';

/** Asks for permission before each answer, and audits what looks at AWS or generates roles. */
export class AuthorizedOnboardingService implements OnboardingService {
  static create(options: {
    service: OnboardingService;
    permissions: PermissionsService;
    auditor: AuditorService;
  }): AuthorizedOnboardingService {
    return new AuthorizedOnboardingService(
      options.service,
      Guard.create(options),
    );
  }

  private constructor(
    private readonly service: OnboardingService,
    private readonly guard: Guard,
  ) {}

  async getOptions(entityRef: string | undefined, caller: Caller) {
    await this.guard.authorize(awsAgentOnboardPermission, caller);
    return await this.service.getOptions(entityRef, caller);
  }

  async preview(request: OnboardingRequest, caller: Caller) {
    const { entityRef, accountId } = request;
    return await this.guarded(
      'onboarding-preview',
      { entityRef, accountId },
      caller,
      () => this.service.preview(request, caller),
    );
  }

  async checkMetrics(request: OnboardingMetricsRequest, caller: Caller) {
    const { entityRef, accountId, region } = request;
    return await this.guarded(
      'onboarding-metrics',
      { entityRef, accountId, region },
      caller,
      () => this.service.checkMetrics(request, caller),
    );
  }

  private async guarded<T>(
    eventId: string,
    meta: { entityRef: string; [key: string]: string },
    caller: Caller,
    act: () => Promise<T>,
  ): Promise<T> {
    return await this.guard.audited(eventId, meta, caller, async () => {
      await this.guard.authorize(awsAgentOnboardPermission, caller);
      return await act();
    });
  }
}
