export { IdentityCenter } from './IdentityCenter';
export type { SsoCacheEntry } from './IdentityCenter';
export { ssoOperations } from './operations';
export type { SsoState } from './operations';
export { identityCenterSeedSchema } from './seed';
export { isTokenRequest, SsoTokenEndpoint } from './SsoTokenEndpoint';
