export { ANONYMOUS, Keyring, sessionPrincipal } from './Keyring';
export type {
  RoleSessionFacts,
  Session,
  SessionKeys,
  SessionRequest,
  UserSessionFacts,
} from './Session';
export { SessionStore } from './SessionStore';
export { authenticationError } from './authenticationError';
export { AUTHENTICATION_ERRORS } from './authenticationErrorFacts';
export type { ErrorFamily } from './authenticationErrorFacts';
