export type { CredentialService } from './CredentialService';
export { DefaultCredentialService } from './DefaultCredentialService';
export { withGuardHazard } from './guardHazard';
