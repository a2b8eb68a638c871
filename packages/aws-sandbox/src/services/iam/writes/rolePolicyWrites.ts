import type {
  AttachRolePolicyRequest,
  DeleteRolePolicyRequest,
  DetachRolePolicyRequest,
  PutRolePolicyRequest,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../../service';
import type { Role } from '../../../world/entities';
import { iamError } from '../iamError';
import type { IamState } from '../IamState';
import { findInlinePolicy, findPolicy } from '../lookups';
import { checkPolicyArn, type ConditionValues } from '../resources';
import { readInlinePolicy } from './policyDocuments';
import { boundaryKey, roleWrite } from './roleWrite';

/** Managed policies that a role can have. Source: IAM User Guide, "IAM and AWS STS quotas". */
const POLICIES_PER_ROLE = 10;

const putRolePolicy = roleWrite<PutRolePolicyRequest, void>('PutRolePolicy', {
  conditions: (_input, role) => boundaryKey(role),
  write: (role, { PolicyName: id = '', PolicyDocument: text = '' }) => {
    const others = new Map(role.inlinePolicies);
    others.delete(id);
    const policy = readInlinePolicy(
      text,
      { id, roleName: role.name },
      others.values(),
    );
    role.inlinePolicies.set(id, policy);
  },
});

const deleteRolePolicy = roleWrite<DeleteRolePolicyRequest, void>(
  'DeleteRolePolicy',
  {
    conditions: (_input, role) => boundaryKey(role),
    write: (role, { PolicyName: name = '' }) => {
      findInlinePolicy(role, name);
      role.inlinePolicies.delete(name);
    },
  },
);

function attachmentKeys(
  { PolicyArn: arn = '' }: AttachRolePolicyRequest | DetachRolePolicyRequest,
  role: Role | undefined,
): ConditionValues {
  return { ...boundaryKey(role), 'iam:PolicyARN': checkPolicyArn(arn) };
}

const attachRolePolicy = roleWrite<AttachRolePolicyRequest, void>(
  'AttachRolePolicy',
  {
    conditions: attachmentKeys,
    write: (role, { PolicyArn }, { state }) => {
      const policy = findPolicy(state, PolicyArn);
      if (role.attachedPolicies.includes(policy)) return;
      if (role.attachedPolicies.length >= POLICIES_PER_ROLE) {
        throw iamError(
          'LimitExceeded',
          `Cannot exceed quota for PoliciesPerRole: ${POLICIES_PER_ROLE}`,
        );
      }
      role.attachedPolicies = [...role.attachedPolicies, policy];
    },
  },
);

const detachRolePolicy = roleWrite<DetachRolePolicyRequest, void>(
  'DetachRolePolicy',
  {
    conditions: attachmentKeys,
    write: (role, { PolicyArn }) => {
      const kept = role.attachedPolicies.filter(({ arn }) => arn !== PolicyArn);
      if (kept.length === role.attachedPolicies.length) {
        throw iamError('NoSuchEntity', `Policy ${PolicyArn} was not found.`);
      }
      role.attachedPolicies = kept;
    },
  },
);

/** What changes the policies of roles. */
export const rolePolicyWrites: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  AttachRolePolicy: attachRolePolicy,
  DeleteRolePolicy: deleteRolePolicy,
  DetachRolePolicy: detachRolePolicy,
  PutRolePolicy: putRolePolicy,
};
