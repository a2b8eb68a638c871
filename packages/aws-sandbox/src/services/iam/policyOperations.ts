import type {
  GetPolicyRequest,
  GetPolicyResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../service';
import { awsManagedPolicies } from '../../world/awsManagedPolicyCatalog';
import type { ManagedPolicy } from '../../world/entities';
import type { IamState } from './IamState';
import { findPolicy, findVersion } from './lookups';
import { paginate } from './pagination';
import { onAll, onPolicy } from './resources';
import {
  listedPolicy,
  listedVersion,
  policyShape,
  versionShape,
} from './shapes';

/** A managed policy's operation: authorised for the policy. */
function policyOperation<
  TInput extends { PolicyArn: string | undefined },
  TOutput,
>(
  name: string,
  handle: (input: TInput, policy: ManagedPolicy, state: IamState) => TOutput,
): Operation<IamState, TInput, TOutput> {
  return {
    checks: ({ PolicyArn }, { state }) =>
      onPolicy(`iam:${name}`, PolicyArn, state),
    handle: (input, { state }) =>
      handle(input, findPolicy(state, input.PolicyArn), state),
  };
}

const getPolicy = policyOperation<GetPolicyRequest, GetPolicyResponse>(
  'GetPolicy',
  (_input, policy, { account }) => ({ Policy: policyShape(policy, account) }),
);

const getPolicyVersion = policyOperation<
  GetPolicyVersionRequest,
  GetPolicyVersionResponse
>('GetPolicyVersion', ({ VersionId }, policy) => {
  const version = findVersion(policy, VersionId);
  return { PolicyVersion: versionShape(version) };
});

const listPolicyVersions = policyOperation<
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse
>('ListPolicyVersions', (input, policy) => {
  const { items, ...rest } = paginate(policy.versions, input);
  return { Versions: items.map(listedVersion), ...rest };
});

function inScope(
  { account }: IamState,
  scope: string | undefined,
): ManagedPolicy[] {
  const own = scope === 'AWS' ? [] : [...account.policies.values()];
  const aws = scope === 'Local' ? [] : [...awsManagedPolicies().values()];
  return [...own, ...aws];
}

const listPolicies: Operation<
  IamState,
  ListPoliciesRequest,
  ListPoliciesResponse
> = {
  checks: ({ PathPrefix = '/' }, { state }) =>
    onAll('iam:ListPolicies', `policy${PathPrefix.replace(/\/$/, '')}`, state),
  handle: (input, { state }) => {
    const { PathPrefix = '/', OnlyAttached, PolicyUsageFilter } = input;
    const counter =
      PolicyUsageFilter === 'PermissionsBoundary'
        ? 'PermissionsBoundaryUsageCount'
        : 'AttachmentCount';
    const policies = inScope(state, input.Scope)
      .filter(({ path }) => path.startsWith(PathPrefix))
      .map(policy => listedPolicy(policy, state.account))
      .filter(
        policy =>
          (!OnlyAttached && !PolicyUsageFilter) || (policy[counter] ?? 0) > 0,
      );
    const { items, ...rest } = paginate(policies, input);
    return { Policies: items, ...rest };
  },
};

/** What IAM tells about managed policies. */
export const policyOperations: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  ListPolicies: listPolicies,
  ListPolicyVersions: listPolicyVersions,
};
