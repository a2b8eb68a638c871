export { AccountIdentities } from './AccountIdentities';
export { CallerIdentityReader } from './CallerIdentityReader';
export { CREDENTIAL_METHODS } from './credentialMethods';
export { type PortalCredentials } from './PortalCredentials';
export { portalHop } from './describeIdentity';
export { PortalIdentity } from './PortalIdentity';
export { StoredKeyReader } from './StoredKeyReader';
export { findKeyHazards } from './hazards';
