export {
  awsAgentsApiRef,
  type AwsAgentsApi,
  type AwsAgentsRequestOptions,
} from './AwsAgentsApi';
export { AwsAgentsClient } from './AwsAgentsClient';
export { UnexpectedResponseError } from './UnexpectedResponseError';
export { onboardingApiRef, type OnboardingApi } from './OnboardingApi';
export { OnboardingClient } from './OnboardingClient';
