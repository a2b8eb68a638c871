export { ANONYMOUS, Keyring, sessionPrincipal } from './Keyring';
export type {
  RoleSessionFacts,
  Session,
  SessionKeys,
  SessionRequest,
  UserSessionFacts,
} from './Session';
export { isSignedBy, readClaims } from './jsonWebToken';
export type { TokenClaims } from './jsonWebToken';
export { SessionStore } from './SessionStore';
export { authenticationError } from './authenticationError';
export { AUTHENTICATION_ERRORS } from './authenticationErrorFacts';
export type { ErrorFamily } from './authenticationErrorFacts';
