export { createOnboardAction } from './onboardAction';
