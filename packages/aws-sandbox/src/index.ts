/**
 * A local AWS that verifies signatures and enforces IAM.
 *
 * @packageDocumentation
 */
export { ApplyError, applyTemplate, TemplateError } from './apply';
export type {
  AppliedResource,
  AppliedTemplate,
  ApplyErrorReason,
  ApplyTemplateOptions,
} from './apply';
export { runCli } from './cli';
export type { CliProcess } from './cli';
export { startSandbox } from './startSandbox';
export type { StartSandboxOptions } from './startSandbox';
export type {
  Sandbox,
  SandboxAuthorizationMessages,
  SandboxCalls,
  SandboxCloudTrail,
  SandboxCredentialEndpoints,
  SandboxCredentials,
  SandboxFaults,
  SandboxIdentityCenter,
  SandboxIssuer,
  SandboxWorld,
} from './Sandbox';
export { CredentialEndpointError } from './credential-endpoints';
export type {
  CredentialEndpoint,
  EndpointOptions,
  InstanceMetadataOptions,
  PodIdentityOptions,
  TaskRoleOptions,
} from './credential-endpoints';
export { FaultRuleError } from './faults';
export type { FaultKind, FaultRule, FaultRuleInput } from './faults';
export type { CallCount } from './server';
export type {
  CloudTrailEvent,
  CloudTrailResource,
  EventFilter,
  SessionContext,
  UserIdentity,
} from './services/cloudtrail';
export type { SsoCacheEntry } from './services/sso';
export { SandboxClock, SeedError, seedSchema } from './world';
export type { PublishedKey, SandboxSeed, WebIdentityClaims } from './world';
