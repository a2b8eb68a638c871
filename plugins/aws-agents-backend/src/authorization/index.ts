export { AuthorizedPermissionService } from './AuthorizedPermissionService';
export { AuthorizedAgentService } from './AuthorizedAgentService';
export { AuthorizedOnboardingService } from './AuthorizedOnboardingService';
export { AuthorizedFleetService } from './AuthorizedFleetService';
export { AuthorizedCredentialService } from './AuthorizedCredentialService';
