export { onboardingInput } from './onboardingInput';
