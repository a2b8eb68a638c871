import {
  Expression,
  Statement,
  parseFile,
  printFile,
  validateFile,
} from 'alloy-syntax';
import { isDeepStrictEqual } from 'util';
import { parse, parseAllDocuments } from 'yaml';
import type { Blueprint } from '../build/types';
import { cloudFormationTemplate } from '../cloudformation/renderCloudFormation';
import { containerDefinition } from '../ir/containerDefinition';
import { manifests } from '../kubernetes/manifests';
import {
  GeneratedFile,
  InfrastructureFlavour,
  renderFiles,
} from '../renderFiles';
import { terraformName } from '../terraform/names';
import { CdkProgram } from './cdkProgram';
import {
  documentOf,
  readJsonencode,
  readTerraform,
  unescaped,
} from './readTerraform';

const VERSIONS = ['1.1', '1.2'] as const;

/**
 * What the files of a blueprint, read by parsers of their languages, say otherwise than the blueprint; empty when they say
 * the same.
 */
export async function unfaithful(blueprint: Blueprint): Promise<string[]> {
  const filesIn = (flavour: InfrastructureFlavour) =>
    renderFiles(blueprint, { flavour });
  return [
    ...(await terraformDifferences(blueprint, filesIn('terraform'))),
    ...cloudFormationDifferences(blueprint, filesIn('cloudformation')),
    ...cdkDifferences(blueprint, filesIn('cdk')),
    ...sharedDifferences(blueprint, filesIn('terraform')),
  ];
}

function textOf(files: readonly GeneratedFile[], path: string): string {
  return files.find(file => file.path === path)?.content ?? '';
}

function same(what: string, found: unknown, planned: unknown): string[] {
  const plain = JSON.parse(JSON.stringify(planned));
  return isDeepStrictEqual(found, plain)
    ? []
    : [`${what}: ${JSON.stringify(found)} is not ${JSON.stringify(plain)}`];
}

async function terraformDifferences(
  { infrastructure }: Blueprint,
  files: readonly GeneratedFile[],
): Promise<string[]> {
  const hcl = await readTerraform(textOf(files, 'terraform/main.tf'));
  await readTerraform(textOf(files, 'terraform/outputs.tf'));
  await readTerraform(textOf(files, 'terraform/versions.tf'));
  const found: string[] = [];
  for (const resource of infrastructure.resources) {
    const name = terraformName(resource.id);
    if (resource.kind === 'role') {
      const documents = hcl.data.aws_iam_policy_document;
      const { tags } = hcl.resource.aws_iam_role[name][0];
      const plain = Object.fromEntries(
        Object.entries<string>(tags).map(pair => pair.map(unescaped)),
      );
      found.push(
        ...same('tags', plain, resource.tags),
        ...same(
          'trust',
          documentOf(documents[`${name}_trust`][0]),
          resource.trustPolicy,
        ),
        ...resource.policies.flatMap(({ document }) =>
          same('policy', documentOf(documents[`${name}_policy`][0]), document),
        ),
      );
    } else if (resource.kind === 'task-definition') {
      const task = hcl.resource.aws_ecs_task_definition[name][0];
      const containers = await readJsonencode(task.container_definitions);
      found.push(
        ...same('containers', containers, [
          containerDefinition(resource.container),
        ]),
      );
    }
  }
  const planned = infrastructure.resources.length;
  const roles = infrastructure.resources.flatMap(resource =>
    resource.kind === 'role' ? resource.policies : [],
  ).length;
  const blocks = Object.values<object>(hcl.resource).flatMap(Object.keys);
  return [...found, ...same('blocks', blocks.length, planned + roles)];
}

function cloudFormationDifferences(
  { infrastructure }: Blueprint,
  files: readonly GeneratedFile[],
): string[] {
  const text = textOf(files, 'cloudformation/template.yaml');
  return VERSIONS.flatMap(version =>
    same(
      'template',
      parse(text, { version }),
      cloudFormationTemplate(infrastructure),
    ),
  );
}

function cdkDifferences(
  { infrastructure }: Blueprint,
  files: readonly GeneratedFile[],
): string[] {
  const program = CdkProgram.transpile(
    Object.fromEntries(
      files
        .filter(({ path }) => path.endsWith('.ts'))
        .map(({ path, content }) => [path, content]),
    ),
  );
  if (program.errors.length > 0) return [...program.errors];
  const { AWSTemplateFormatVersion, ...planned } =
    cloudFormationTemplate(infrastructure);
  return same('CDK', program.synth('cdk/bin/app'), planned);
}

function sharedDifferences(
  blueprint: Blueprint,
  files: readonly GeneratedFile[],
): string[] {
  const { annotations, alloyConfiguration, needsExperimental } = blueprint;
  const { platform } = blueprint.request;
  const alloy = parseFile(alloyConfiguration);
  const isKubernetes =
    platform.type === 'eks-irsa' || platform.type === 'eks-pod-identity';
  return VERSIONS.flatMap(version => [
    ...same(
      'annotations',
      parse(textOf(files, 'catalog/annotations.yaml'), { version }),
      { metadata: { annotations } },
    ),
    ...(isKubernetes
      ? same(
          'manifests',
          parseAllDocuments(textOf(files, 'kubernetes/agent.yaml'), {
            version,
          }).map(document => document.toJS()),
          manifests(blueprint, platform),
        )
      : []),
  ]).concat(
    same('configuration', printFile(alloy), alloyConfiguration),
    validateFile(alloy, {
      stability: needsExperimental ? 'experimental' : 'generally-available',
    }).map(({ path, message }) => `${path} ${message}`),
  );
}

/** All texts that a configuration has as data: values and keys. */
export function alloyTexts(configuration: string): string[] {
  return parseFile(configuration).body.flatMap(textsOfStatement);
}

function textsOfStatement(statement: Statement): string[] {
  if (statement.kind === 'comment') return [];
  return statement.kind === 'block'
    ? statement.body.flatMap(textsOfStatement)
    : textsOf(statement.value);
}

function textsOf(value: Expression): string[] {
  switch (value.kind) {
    case 'string':
      return [value.value];
    case 'array':
      return value.items.flatMap(textsOf);
    case 'object':
      return value.fields.flatMap(field => [
        field.name,
        ...textsOf(field.value),
      ]);
    default:
      return [];
  }
}
