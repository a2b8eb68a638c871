export { OnboardingClient } from './OnboardingClient';
