import type { Operation } from '../../service';
import { accountOperations } from './accountOperations';
import type { IamState } from './IamState';
import { policyOperations } from './policyOperations';
import { roleOperations } from './roleOperations';
import { lastAccessedOperations } from './serviceLastAccessed';
import { simulatePrincipalPolicy } from './simulatePrincipalPolicy';
import { userOperations } from './userOperations';
import { iamWrites } from './writes';

export type { IamState } from './IamState';

/** The operations of IAM by name. */
export const iamOperations: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  ...accountOperations,
  ...lastAccessedOperations,
  ...policyOperations,
  ...roleOperations,
  ...userOperations,
  ...iamWrites,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
};
