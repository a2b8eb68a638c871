/**
 * A local AWS that verifies signatures and enforces IAM.
 *
 * @packageDocumentation
 */
export { runCli } from './cli';
export type { CliProcess } from './cli';
export { startSandbox } from './startSandbox';
export type {
  Sandbox,
  SandboxCredentials,
  StartSandboxOptions,
} from './startSandbox';
export { CredentialEndpointError } from './credential-endpoints';
export type {
  CredentialEndpoint,
  CredentialEndpoints,
  InstanceMetadataOptions,
  PodIdentityOptions,
  TaskRoleOptions,
} from './credential-endpoints';
export { FaultRuleError } from './faults';
export type { FaultRule, FaultRuleInput, Faults } from './faults';
export type {
  CloudTrailEvent,
  EventFilter,
  EventLog,
} from './services/cloudtrail';
export type { AuthorizationMessages } from './services/sts';
export type { IdentityCenter, SsoCacheEntry } from './services/sso';
export type { CallCount, CallCounters } from './server';
export { SeedError } from './world';
export type { SandboxClock, SandboxSeed, World } from './world';
