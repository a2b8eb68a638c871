import { createApiRef } from '@backstage/core-plugin-api';
import type {
  OnboardingMetrics,
  OnboardingMetricsRequest,
  OnboardingOptions,
  OnboardingPreview,
  OnboardingRequestInput,
} from 'backstage-plugin-aws-agents-common';
import type { AwsAgentsRequestOptions } from './AwsAgentsApi';

/**
 * What the form that onboards an agent asks of the backend plugin. Needs
 * `aws-agents.agent.onboard`. Rejects as `AwsAgentsApi` does.
 *
 * @public
 */
export interface OnboardingApi {
  /** What can be chosen; with an entity, only the accounts that it may bind. */
  getOptions(
    entityRef?: string,
    options?: AwsAgentsRequestOptions,
  ): Promise<OnboardingOptions>;
  /** What would be generated, or what is wrong, field by field. */
  preview(
    request: OnboardingRequestInput,
    options?: AwsAgentsRequestOptions,
  ): Promise<OnboardingPreview>;
  /** Which metrics a selector matches in CloudWatch now. */
  checkMetrics(
    request: OnboardingMetricsRequest,
    options?: AwsAgentsRequestOptions,
  ): Promise<OnboardingMetrics>;
}

/** @public */
export const onboardingApiRef = createApiRef<OnboardingApi>({
  id: 'plugin.aws-agents.onboarding',
});
