export { Account } from './Account';
export { defaultVersion, identityPolicies, policyText } from './entities';
export type {
  AccessKey,
  Identity,
  InstanceProfile,
  LastUse,
  ManagedPolicy,
  PolicyVersion,
  Role,
  Tag,
  User,
} from './entities';
export { loadSeed } from './loadSeed';
export { OidcIssuer } from './OidcIssuer';
export type { PublishedKey, WebIdentityClaims } from './OidcIssuer';
export type { OidcProvider } from './OidcProvider';
export { parseSeedTime, toSecond } from './relativeTime';
export { SandboxClock } from './SandboxClock';
export { seedSchema } from './seed';
export type { ResolvedSeed, SandboxSeed } from './seed';
export { SeedError } from './SeedError';
export { SeedReader } from './SeedReader';
export {
  base32Characters,
  ID_PREFIXES,
  newUniqueId,
  uniqueId,
} from './uniqueId';
export { World } from './World';
export type { KeyOwner } from './World';
