import { resourceOfId } from '../ir/references';
import type { InfrastructureIr, RoleIr, RolePolicyIr } from '../ir/types';
import { HclBlock, printHcl } from './hcl';
import { terraformName } from './names';
import { outputValue, resourceBlocks } from './resourceBlocks';
import { roleBlocks, rolePolicyBlocks } from './roleBlocks';

/**
 * One role with its trust policy and inline policies, as Terraform.
 *
 * @public
 */
export function renderRoleTerraform(role: RoleIr): string {
  return printHcl(roleBlocks(role));
}

/**
 * A policy for a role that exists, as Terraform.
 *
 * @public
 */
export function renderRolePolicyTerraform(policy: RolePolicyIr): string {
  return printHcl(rolePolicyBlocks(policy));
}

/** All resources, as Terraform: the text of `main.tf`. */
export function renderMain({ resources }: InfrastructureIr): string {
  return printHcl(resources.flatMap(resourceBlocks));
}

/** The text of `outputs.tf`. */
export function renderOutputs(infrastructure: InfrastructureIr): string {
  return printHcl(
    infrastructure.outputs.map(({ id, description, resourceId }) => ({
      type: 'output',
      labels: [terraformName(id)],
      attributes: {
        description,
        value: outputValue(resourceOfId(infrastructure.resources, resourceId)),
      },
    })),
  );
}

/**
 * The text of `versions.tf`. The account is named, so that nobody applies it to another one.
 *
 * EKS Pod Identity needs version 5.29 of the provider.
 */
export function renderVersions(
  { region }: InfrastructureIr,
  accountId: string,
): string {
  const blocks: HclBlock[] = [
    {
      type: 'terraform',
      attributes: { required_version: '>= 1.5' },
      blocks: [
        {
          type: 'required_providers',
          attributes: {
            aws: { source: 'hashicorp/aws', version: '>= 5.29' },
          },
        },
      ],
    },
    {
      type: 'provider',
      labels: ['aws'],
      attributes: { region, allowed_account_ids: [accountId] },
    },
  ];
  return printHcl(blocks);
}
