import type { Operation } from '../../../service';
import type { IamState } from '../IamState';
import { accessKeyWrites } from './accessKeyWrites';
import { instanceProfileWrites } from './instanceProfileWrites';
import { managedPolicyWrites } from './managedPolicyWrites';
import { policyVersionWrites } from './policyVersionWrites';
import { rolePolicyWrites } from './rolePolicyWrites';
import { roleWrites } from './roleWrites';

/** The operations that change IAM, by name. A change is in force from the next request on. */
export const iamWrites: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  ...accessKeyWrites,
  ...instanceProfileWrites,
  ...managedPolicyWrites,
  ...policyVersionWrites,
  ...rolePolicyWrites,
  ...roleWrites,
};
