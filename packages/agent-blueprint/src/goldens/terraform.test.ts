import { isDeepStrictEqual } from 'util';
import {
  COMBINATIONS,
  Combination,
  contentOf,
  filesOf,
} from '../__testUtils__/combinations';
import {
  Hcl,
  documentOf,
  readJsonencode,
  readTerraform,
} from '../__testUtils__/readTerraform';
import { containerDefinition } from '../ir/containerDefinition';
import type { ResourceIr } from '../ir/types';
import { terraformName } from '../terraform/names';

const CASES = COMBINATIONS.map(each => [each.name, each] as const);

const mainOf = (combination: Combination) =>
  readTerraform(
    contentOf(filesOf(combination, 'terraform'), 'terraform/main.tf'),
  );

/** The only block of a type and name. */
const resource = (hcl: Hcl, type: string, id: string): Hcl =>
  hcl.resource[type][terraformName(id)][0];

/** Type of a resource's block, and what is in it. */
async function expectedOf(
  each: ResourceIr,
  hcl: Hcl,
): Promise<[type: string, attributes: Hcl]> {
  switch (each.kind) {
    case 'launch-template':
      return [
        'aws_launch_template',
        {
          name: each.name,
          iam_instance_profile: [
            { arn: '${aws_iam_instance_profile.instance_profile.arn}' },
          ],
          metadata_options: [
            {
              http_endpoint: 'enabled',
              http_tokens: 'required',
              http_put_response_hop_limit: each.hopLimit,
            },
          ],
          tag_specifications: [{ resource_type: 'instance', tags: each.tags }],
        },
      ];
    case 'instance-profile':
      return [
        'aws_iam_instance_profile',
        {
          name: each.name,
          path: each.path,
          role: '${aws_iam_role.agent_role.name}',
        },
      ];
    case 'pod-identity-association':
      return [
        'aws_eks_pod_identity_association',
        {
          cluster_name: each.clusterName,
          namespace: each.namespace,
          service_account: each.serviceAccount,
          role_arn: '${aws_iam_role.agent_role.arn}',
          tags: each.tags,
        },
      ];
    case 'roles-anywhere-profile':
      return [
        'aws_rolesanywhere_profile',
        {
          name: each.name,
          enabled: true,
          duration_seconds: each.durationSeconds,
          role_arns: ['${aws_iam_role.agent_role.arn}'],
          tags: each.tags,
        },
      ];
    case 'task-definition': {
      const { container_definitions: text } = resource(
        hcl,
        'aws_ecs_task_definition',
        each.id,
      );
      const containers = await readJsonencode(text);
      if (
        !isDeepStrictEqual(containers, [containerDefinition(each.container)])
      ) {
        throw new Error(`Another container: ${JSON.stringify(containers)}`);
      }
      return [
        'aws_ecs_task_definition',
        {
          family: each.family,
          cpu: String(each.cpu),
          memory: String(each.memory),
          task_role_arn: '${aws_iam_role.agent_role.arn}',
          execution_role_arn: '${aws_iam_role.execution_role.arn}',
        },
      ];
    }
    default:
      throw new Error(`No ${each.kind} is planned`);
  }
}

describe.each(CASES)('Terraform for %s', (_, combination) => {
  const { infrastructure, request } = combination.blueprint;

  it('has the roles, their trust and their policies as planned', async () => {
    const hcl = await mainOf(combination);
    const documents = hcl.data.aws_iam_policy_document;
    for (const role of infrastructure.resources) {
      if (role.kind !== 'role') continue;
      const name = terraformName(role.id);
      expect(resource(hcl, 'aws_iam_role', role.id)).toEqual({
        name: role.name,
        path: role.path,
        description: role.description,
        assume_role_policy: `\${data.aws_iam_policy_document.${name}_trust.json}`,
        max_session_duration: role.maxSessionSeconds,
        tags: role.tags,
      });
      expect(documentOf(documents[`${name}_trust`][0])).toEqual(
        role.trustPolicy,
      );
      expect(documentOf(documents[`${name}_policy`][0])).toEqual(
        role.policies[0].document,
      );
      expect(hcl.resource.aws_iam_role_policy[`${name}_policy`]).toEqual([
        {
          name: role.policies[0].name,
          role: `\${aws_iam_role.${name}.id}`,
          policy: `\${data.aws_iam_policy_document.${name}_policy.json}`,
        },
      ]);
    }
  });

  it('has a block for everything else', async () => {
    const hcl = await mainOf(combination);
    const others = infrastructure.resources.filter(
      ({ kind }) => kind !== 'role',
    );
    for (const each of others) {
      const [type, expected] = await expectedOf(each, hcl);
      expect(resource(hcl, type, each.id)).toMatchObject(expected);
    }
  });

  it('is for this account only, and shows what was made', async () => {
    const files = filesOf(combination, 'terraform');
    const versions = await readTerraform(
      contentOf(files, 'terraform/versions.tf'),
    );
    expect(versions.provider.aws).toEqual([
      {
        region: infrastructure.region,
        allowed_account_ids: [request.accountId],
      },
    ]);
    const { output } = await readTerraform(
      contentOf(files, 'terraform/outputs.tf'),
    );
    expect(Object.keys(output).sort()).toEqual(
      infrastructure.outputs.map(({ id }) => terraformName(id)).sort(),
    );
  });
});
