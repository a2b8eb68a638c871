import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
} from '@aws-sdk/client-iam';
import type { Operation, OperationContext } from '../../../service';
import type { ManagedPolicy } from '../../../world/entities';
import { toSecond } from '../../../world/relativeTime';
import { newUniqueId } from '../../../world/uniqueId';
import { iamError } from '../iamError';
import type { IamState } from '../IamState';
import { findPolicy } from '../lookups';
import { newArn, onNew, onPolicy } from '../resources';
import { createdPolicy } from '../shapes';
import { isTaken } from './nameTaken';
import { readManagedPolicy } from './policyDocuments';
import { checkRequest } from './requestMembers';
import { readTags, requestTagKeys } from './tags';

/** A write to an existing managed policy: authorised for the policy, and refused for those of others. */
export function managedPolicyWrite<
  TInput extends { PolicyArn: string | undefined },
  TOutput,
>(
  operation: string,
  write: (
    policy: ManagedPolicy,
    input: TInput,
    context: OperationContext<IamState>,
  ) => TOutput,
): Operation<IamState, TInput, TOutput> {
  return {
    checks: (input, { state }) => {
      checkRequest(input);
      return onPolicy(`iam:${operation}`, input.PolicyArn, state);
    },
    handle: (input, context) => {
      const { PolicyArn = '' } = input;
      const { state } = context;
      if (PolicyArn.split(':')[4] !== state.account.id) {
        throw iamError('AccessDenied', 'Policy is outside your own account.');
      }
      return write(findPolicy(state, PolicyArn), input, context);
    },
  };
}

function newPolicy(
  input: CreatePolicyRequest,
  now: Date,
  state: IamState,
): ManagedPolicy {
  const { PolicyName: name = '', Path: path = '/' } = input;
  const arn = newArn({ kind: 'policy', path, name }, state);
  const options = { id: name, arn };
  const policy = readManagedPolicy(input.PolicyDocument ?? '', options);
  const created = toSecond(now);
  return {
    name,
    path,
    arn,
    id: newUniqueId('managedPolicy'),
    description: input.Description,
    created,
    versions: [{ id: 'v1', policy, created, isDefault: true }],
    latestVersion: 1,
    tags: readTags(input.Tags),
    isAwsManaged: false,
  };
}

const createPolicy: Operation<
  IamState,
  CreatePolicyRequest,
  CreatePolicyResponse
> = {
  checks: (input, { state }) => {
    checkRequest(input);
    const { Path: path, PolicyName: name, Tags } = input;
    const actions = [
      'iam:CreatePolicy',
      ...(Tags?.length ? ['iam:TagPolicy'] : []),
    ];
    const resource = { kind: 'policy', path, name } as const;
    return actions.flatMap(action =>
      onNew(action, resource, state, requestTagKeys(Tags)),
    );
  },
  handle: (input, { state, now }) => {
    const policy = newPolicy(input, now, state);
    const { policies } = state.account;
    if (isTaken(policy.name, policies.values())) {
      throw iamError(
        'EntityAlreadyExists',
        `A policy called ${policy.name} already exists. Duplicate names are not allowed.`,
      );
    }
    policies.set(policy.arn, policy);
    return { Policy: createdPolicy(policy, state.account) };
  },
};

/** What stands in the way of deleting a policy. */
function conflict(
  policy: ManagedPolicy,
  { account }: IamState,
): string | undefined {
  const identities = [...account.users.values(), ...account.roles.values()];
  const isUsed = identities.some(
    ({ attachedPolicies, permissionsBoundary }) =>
      permissionsBoundary === policy || attachedPolicies.includes(policy),
  );
  if (isUsed) return 'Cannot delete a policy attached to entities.';
  return policy.versions.length > 1
    ? "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy."
    : undefined;
}

const deletePolicy = managedPolicyWrite<DeletePolicyRequest, void>(
  'DeletePolicy',
  (policy, _input, { state }) => {
    const reason = conflict(policy, state);
    if (reason) throw iamError('DeleteConflict', reason);
    state.account.policies.delete(policy.arn);
  },
);

/** What creates and deletes managed policies. */
export const managedPolicyWrites: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = { CreatePolicy: createPolicy, DeletePolicy: deletePolicy };
