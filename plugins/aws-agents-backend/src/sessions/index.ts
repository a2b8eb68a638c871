export type { SessionService } from './types';
export { DefaultSessionService } from './DefaultSessionService';
