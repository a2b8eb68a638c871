import type { InlinePolicyIr, RoleIr, RolePolicyIr } from '../ir/types';
import type { HclBlock, HclValue } from './hcl';
import { attributeOf, policyJson, terraformName } from './names';
import { policyDocumentBlock } from './policyDocument';

/** A role, its trust policy and its inline policies. */
export function roleBlocks(role: RoleIr): HclBlock[] {
  const name = terraformName(role.id);
  return [
    policyDocumentBlock(`${name}_trust`, role.trustPolicy),
    {
      type: 'resource',
      labels: ['aws_iam_role', name],
      attributes: {
        name: role.name,
        path: role.path,
        description: role.description,
        assume_role_policy: policyJson(`${name}_trust`),
        max_session_duration: role.maxSessionSeconds,
        permissions_boundary: role.permissionsBoundaryArn,
        tags: role.tags,
      },
    },
    ...role.policies.flatMap((policy, i) =>
      policyBlocks(
        `${name}_${policySuffix(role, i)}`,
        policy,
        attributeOf('aws_iam_role', role.id, 'id'),
      ),
    ),
  ];
}

function policySuffix({ policies }: RoleIr, index: number): string {
  return policies.length === 1 ? 'policy' : `policy_${index + 1}`;
}

/** A policy for a role that exists. */
export function rolePolicyBlocks(policy: RolePolicyIr): HclBlock[] {
  return policyBlocks(terraformName(policy.id), policy, policy.roleName);
}

function policyBlocks(
  label: string,
  { name, document }: InlinePolicyIr,
  role: HclValue,
): HclBlock[] {
  return [
    policyDocumentBlock(label, document),
    {
      type: 'resource',
      labels: ['aws_iam_role_policy', label],
      attributes: { name, role, policy: policyJson(label) },
    },
  ];
}
