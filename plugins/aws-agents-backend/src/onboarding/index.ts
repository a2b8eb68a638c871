export { AccountReach } from './AccountReach';
export {
  DefaultOnboardingService,
  type OnboardingServiceOptions,
} from './DefaultOnboardingService';
export { MetricCheck } from './MetricCheck';
export type { OnboardingService } from './OnboardingService';
