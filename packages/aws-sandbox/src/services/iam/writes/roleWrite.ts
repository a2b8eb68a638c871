import type { Operation, OperationContext } from '../../../service';
import type { Role } from '../../../world/entities';
import { iamError } from '../iamError';
import type { IamState } from '../IamState';
import { findRole } from '../lookups';
import { onRole, type ConditionValues } from '../resources';
import { checkRequest } from './requestMembers';

/** What a write to an existing role does. */
export interface RoleWrite<TInput, TOutput> {
  /** Condition keys of the request, besides those of the role's tags. */
  readonly conditions?: (
    input: TInput,
    role: Role | undefined,
  ) => ConditionValues;
  readonly write: (
    role: Role,
    input: TInput,
    context: OperationContext<IamState>,
  ) => TOutput;
}

/** Whether roles of a path belong to AWS: linked to a service, or of Identity Center. */
export function isProtected(path: string = '/'): boolean {
  return /^\/aws-(service-role|reserved)\//.test(path);
}

/** The `iam:PermissionsBoundary` that a role has. */
export function boundaryKey(role: Role | undefined): ConditionValues {
  return { 'iam:PermissionsBoundary': role?.permissionsBoundary?.arn };
}

/** A write to an existing role: authorised for the role, and refused for AWS's own. */
export function roleWrite<
  TInput extends { RoleName: string | undefined },
  TOutput,
>(
  operation: string,
  { conditions, write }: RoleWrite<TInput, TOutput>,
): Operation<IamState, TInput, TOutput> {
  return {
    checks: (input, { state }) => {
      checkRequest(input);
      const { RoleName = '' } = input;
      const role = state.account.roles.get(RoleName);
      const keys = conditions?.(input, role);
      return onRole(`iam:${operation}`, RoleName, state, keys);
    },
    handle: (input, context) => {
      const role = findRole(context.state, input.RoleName);
      if (isProtected(role.path)) {
        throw iamError(
          'UnmodifiableEntity',
          `Cannot perform the operation on the protected role '${role.name}' - this role is only modifiable by AWS`,
        );
      }
      return write(role, input, context);
    },
  };
}
