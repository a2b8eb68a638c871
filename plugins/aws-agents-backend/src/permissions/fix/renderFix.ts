import {
  renderRoleCdk,
  renderRoleCloudFormation,
  renderRolePolicyCdk,
  renderRolePolicyCloudFormation,
  renderRolePolicyTerraform,
  renderRoleTerraform,
  type RoleIr,
  type RolePolicyIr,
} from 'agent-blueprint';
import type {
  FixFile,
  FixFlavour,
  RoleData,
} from 'backstage-plugin-aws-agents-common';
import type { MinimalPolicy, PolicyDocument } from 'iam-policy-engine';

/** What is to be written down. */
export interface FixContent {
  readonly role: RoleData;
  /** Name of the inline policy. */
  readonly policyName: string;
  readonly identity: MinimalPolicy;
  /** Null: whom to trust is not known, so the trust policy stays. */
  readonly trust: PolicyDocument | null;
  readonly boundaryArn?: string;
}

interface Renderer {
  readonly title: string;
  readonly role: (role: RoleIr) => string;
  readonly policy: (policy: RolePolicyIr) => string;
}

const TERRAFORM: Renderer = {
  title: 'Terraform',
  role: renderRoleTerraform,
  policy: renderRolePolicyTerraform,
};
const CLOUDFORMATION: Renderer = {
  title: 'CloudFormation',
  role: renderRoleCloudFormation,
  policy: renderRolePolicyCloudFormation,
};
const CDK: Renderer = {
  title: 'AWS CDK',
  role: renderRoleCdk,
  policy: renderRolePolicyCdk,
};

/** The policies as files of one flavour. */
export function renderFix(content: FixContent, flavour: FixFlavour): FixFile[] {
  switch (flavour) {
    case 'terraform':
      return [oneFile(content, 'tf', 'hcl', TERRAFORM)];
    case 'cloudformation':
      return [oneFile(content, 'yaml', 'yaml', CLOUDFORMATION)];
    case 'cdk':
      return [oneFile(content, 'ts', 'typescript', CDK)];
    default:
      return jsonFiles(content);
  }
}

function oneFile(
  content: FixContent,
  extension: string,
  language: FixFile['language'],
  { title, role, policy }: Renderer,
): FixFile {
  const { trust } = content;
  return {
    name: `${content.role.name}.${extension}`,
    title: trust ? `Role, ${title}` : `Policy of the role, ${title}`,
    language,
    text: trust ? role(roleIr(content, trust)) : policy(policyIr(content)),
  };
}

function roleIr(
  { role, policyName, identity, boundaryArn }: FixContent,
  trustPolicy: PolicyDocument,
): RoleIr {
  return {
    kind: 'role',
    id: 'AgentRole',
    name: role.name,
    path: role.path,
    trustPolicy,
    policies: [{ name: policyName, ...identity }],
    ...(role.description ? { description: role.description } : {}),
    ...(boundaryArn ? { permissionsBoundaryArn: boundaryArn } : {}),
    ...(role.maxSessionDurationSeconds
      ? { maxSessionSeconds: role.maxSessionDurationSeconds }
      : {}),
  };
}

function policyIr({ role, policyName, identity }: FixContent): RolePolicyIr {
  return {
    kind: 'role-policy',
    id: 'AgentPolicy',
    roleName: role.name,
    name: policyName,
    document: identity.document,
  };
}

function jsonFiles({ role, identity, trust }: FixContent): FixFile[] {
  return [
    {
      name: `${role.name}-policy.json`,
      title: 'Permissions policy',
      language: 'json',
      text: prettyPolicy(identity.document),
    },
    ...(trust
      ? [
          {
            name: `${role.name}-trust-policy.json`,
            title: 'Trust policy',
            language: 'json' as const,
            text: prettyPolicy(trust),
          },
        ]
      : []),
  ];
}

/** A policy as people read it. */
export function prettyPolicy(document: unknown): string {
  return JSON.stringify(document, null, 2);
}
