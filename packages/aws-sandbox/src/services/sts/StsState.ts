import type { SessionStore } from '../../identity/SessionStore';
import type { World } from '../../world/World';
import type { AuthorizationMessages } from './AuthorizationMessages';

/** What STS works on: it spans accounts, so it sees the whole world. */
export interface StsState {
  readonly world: World;
  readonly sessions: SessionStore;
  readonly messages: AuthorizationMessages;
}
