import type {
  OnboardingMetrics,
  OnboardingMetricsRequest,
  OnboardingOptions,
  OnboardingPreview,
  OnboardingRequest,
} from 'backstage-plugin-aws-agents-common';
import type { Caller } from '../service';

/**
 * Helps to onboard an agent. All methods throw `NotFoundError` when the caller
 * cannot see the entity.
 */
export interface OnboardingService {
  /** What can be chosen. With an entity, only accounts that it may bind. */
  getOptions(
    entityRef: string | undefined,
    caller: Caller,
  ): Promise<OnboardingOptions>;
  /** Everything that would be generated, or what is wrong with the request. */
  preview(
    request: OnboardingRequest,
    caller: Caller,
  ): Promise<OnboardingPreview>;
  /**
   * Which metrics of CloudWatch a selector matches now.
   *
   * @throws InputError when the selector or the place is not valid
   */
  checkMetrics(
    request: OnboardingMetricsRequest,
    caller: Caller,
  ): Promise<OnboardingMetrics>;
}
