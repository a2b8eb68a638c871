import type { Account } from '../../world/Account';
import type { World } from '../../world/World';

/** What IAM works on. */
export interface IamState {
  readonly world: World;
  readonly account: Account;
}
