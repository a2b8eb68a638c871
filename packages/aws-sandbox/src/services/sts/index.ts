import type { Operation } from '../../service';
import { assumeRole } from './assumeRole';
import { assumeRoleWithWebIdentity } from './assumeRoleWithWebIdentity';
import {
  decodeAuthorizationMessage,
  getAccessKeyInfo,
  getCallerIdentity,
  getSessionToken,
} from './callerOperations';
import type { StsState } from './StsState';

export { AuthorizationMessages } from './AuthorizationMessages';
export type { StsState } from './StsState';

/** The operations of STS by name. */
export const stsOperations: Readonly<
  Record<string, Operation<StsState, unknown, unknown>>
> = {
  AssumeRole: assumeRole,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  DecodeAuthorizationMessage: decodeAuthorizationMessage,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
};
