export {
  CredentialEndpointError,
  CredentialEndpoints,
} from './CredentialEndpoints';
export type { CredentialEndpoint } from './CredentialEndpoints';
export { credentialEndpointSchema } from './options';
export type {
  EndpointOptions,
  InstanceMetadataOptions,
  PodIdentityOptions,
  TaskRoleOptions,
} from './options';
export { ServiceSessions } from './ServiceSessions';
