import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  SetDefaultPolicyVersionRequest,
} from '@aws-sdk/client-iam';
import type { Operation } from '../../../service';
import type { ManagedPolicy, PolicyVersion } from '../../../world/entities';
import { toSecond } from '../../../world/relativeTime';
import { iamError } from '../iamError';
import type { IamState } from '../IamState';
import { findVersion } from '../lookups';
import { listedVersion } from '../shapes';
import { managedPolicyWrite } from './managedPolicyWrites';
import { readManagedPolicy } from './policyDocuments';

/** Source: IAM User Guide, "IAM and AWS STS quotas". */
const VERSIONS_PER_POLICY = 5;

function withDefault(
  { versions }: ManagedPolicy,
  defaultId: string,
): PolicyVersion[] {
  return versions.map(version => ({
    ...version,
    isDefault: version.id === defaultId,
  }));
}

const createPolicyVersion = managedPolicyWrite<
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse
>('CreatePolicyVersion', (policy, input, { now }) => {
  const { name, arn } = policy;
  const { PolicyDocument: text = '', SetAsDefault: isDefault = false } = input;
  const document = readManagedPolicy(text, { id: name, arn });
  if (policy.versions.length >= VERSIONS_PER_POLICY) {
    throw iamError(
      'LimitExceeded',
      `A managed policy can have up to ${VERSIONS_PER_POLICY} versions. Before you create a new version, you must delete an existing version.`,
    );
  }
  policy.latestVersion += 1;
  const version: PolicyVersion = {
    id: `v${policy.latestVersion}`,
    policy: document,
    created: toSecond(now),
    isDefault,
  };
  policy.versions = [version, ...policy.versions];
  if (isDefault) policy.versions = withDefault(policy, version.id);
  return { PolicyVersion: listedVersion(version) };
});

const deletePolicyVersion = managedPolicyWrite<
  DeletePolicyVersionRequest,
  void
>('DeletePolicyVersion', (policy, { VersionId }) => {
  const version = findVersion(policy, VersionId);
  if (version.isDefault) {
    throw iamError(
      'DeleteConflict',
      'Cannot delete the default version of a policy.',
    );
  }
  policy.versions = policy.versions.filter(({ id }) => id !== version.id);
});

const setDefaultPolicyVersion = managedPolicyWrite<
  SetDefaultPolicyVersionRequest,
  void
>('SetDefaultPolicyVersion', (policy, { VersionId }) => {
  policy.versions = withDefault(policy, findVersion(policy, VersionId).id);
});

/** What changes the versions of managed policies. */
export const policyVersionWrites: Readonly<
  Record<string, Operation<IamState, unknown, unknown>>
> = {
  CreatePolicyVersion: createPolicyVersion,
  DeletePolicyVersion: deletePolicyVersion,
  SetDefaultPolicyVersion: setDefaultPolicyVersion,
};
