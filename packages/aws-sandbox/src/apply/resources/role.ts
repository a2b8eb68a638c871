import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  type Role,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import { ApplyError } from '../ApplyError';
import type { IamWriter } from '../IamWriter';
import { sameDocument } from '../sameDocument';
import {
  documentProperty,
  pathProperty,
  propertiesOf,
  tagsProperty,
} from './properties';
import type { ResourceKind } from './ResourceKind';

const TYPE = 'AWS::IAM::Role';

const properties = propertiesOf(TYPE, {
  RoleName: z.string().optional(),
  Path: pathProperty,
  Description: z.string().default(''),
  AssumeRolePolicyDocument: documentProperty,
  MaxSessionDuration: z.coerce.number().int().default(3_600),
  PermissionsBoundary: z.string().optional(),
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z
    .array(
      z.strictObject({
        PolicyName: z.string(),
        PolicyDocument: documentProperty,
      }),
    )
    .default([]),
  Tags: tagsProperty,
});
type RoleProperties = z.output<typeof properties>;

/** Roles. The template owns the whole role: what it does not name is taken away. */
export const roleKind: ResourceKind<RoleProperties> = {
  type: TYPE,
  properties,
  ref: 'name',
  nameOf: ({ RoleName }, fallback) => RoleName ?? fallback,
  arnOf: ({ Path }, name, { partition, accountId }) =>
    `arn:${partition}:iam::${accountId}:role${Path}${name}`,
  async apply(wanted, { name, arn }, writer) {
    const found = await writer.find(
      writer.iam.send(new GetRoleCommand({ RoleName: name })),
    );
    if (!found?.Role) {
      await create(wanted, name, writer);
      return false;
    }
    if (found.Role.Arn !== arn) {
      throw new ApplyError(
        `There is ${found.Role.Arn} already, and IAM cannot move a role to another path`,
      );
    }
    await update(wanted, found.Role, name, writer);
    await updateInlinePolicies(wanted, name, writer);
    await updateAttachedPolicies(wanted, name, writer);
    return true;
  },
};

async function create(
  wanted: RoleProperties,
  RoleName: string,
  writer: IamWriter,
): Promise<void> {
  const { AssumeRolePolicyDocument, Policies, ManagedPolicyArns, ...plain } =
    wanted;
  await writer.write(
    'create the role with its trust policy',
    new CreateRoleCommand({
      ...plain,
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify(AssumeRolePolicyDocument),
      ...(plain.Description === '' && { Description: undefined }),
    }),
  );
  for (const policy of Policies) await putPolicy(policy, RoleName, writer);
  for (const arn of ManagedPolicyArns) await attach(arn, RoleName, writer);
}

async function update(
  wanted: RoleProperties,
  current: Role,
  RoleName: string,
  writer: IamWriter,
): Promise<void> {
  const { AssumeRolePolicyDocument: trust } = wanted;
  if (!sameDocument(current.AssumeRolePolicyDocument, trust)) {
    await writer.write(
      'replace the trust policy',
      new UpdateAssumeRolePolicyCommand({
        RoleName,
        PolicyDocument: JSON.stringify(trust),
      }),
    );
  }
  const { Description, MaxSessionDuration } = wanted;
  if (
    Description !== (current.Description ?? '') ||
    MaxSessionDuration !== current.MaxSessionDuration
  ) {
    await writer.write(
      'change the description or the longest session',
      new UpdateRoleCommand({ RoleName, Description, MaxSessionDuration }),
    );
  }
  await updateBoundary(wanted, current, RoleName, writer);
  await updateTags(wanted, current, RoleName, writer);
}

async function updateBoundary(
  { PermissionsBoundary }: RoleProperties,
  { PermissionsBoundary: current }: Role,
  RoleName: string,
  writer: IamWriter,
): Promise<void> {
  if (PermissionsBoundary === current?.PermissionsBoundaryArn) return;
  await (PermissionsBoundary
    ? writer.write(
        `set the permissions boundary ${PermissionsBoundary}`,
        new PutRolePermissionsBoundaryCommand({
          RoleName,
          PermissionsBoundary,
        }),
      )
    : writer.write(
        'remove the permissions boundary',
        new DeleteRolePermissionsBoundaryCommand({ RoleName }),
      ));
}

async function updateTags(
  { Tags: wanted }: RoleProperties,
  { Tags: current = [] }: Role,
  RoleName: string,
  writer: IamWriter,
): Promise<void> {
  const Tags = wanted.filter(
    ({ Key, Value }) =>
      !current.some(tag => tag.Key === Key && tag.Value === Value),
  );
  if (Tags.length > 0) {
    await writer.write(
      `tag with ${Tags.map(({ Key }) => Key).join(', ')}`,
      new TagRoleCommand({ RoleName, Tags }),
    );
  }
  const TagKeys = current.flatMap(({ Key }) =>
    Key && !wanted.some(tag => tag.Key === Key) ? [Key] : [],
  );
  if (TagKeys.length > 0) {
    await writer.write(
      `remove the tags ${TagKeys.join(', ')}`,
      new UntagRoleCommand({ RoleName, TagKeys }),
    );
  }
}

async function updateInlinePolicies(
  { Policies }: RoleProperties,
  RoleName: string,
  writer: IamWriter,
): Promise<void> {
  const { iam } = writer;
  const present: string[] = [];
  for await (const page of paginateListRolePolicies(
    { client: iam },
    { RoleName },
  )) {
    present.push(...(page.PolicyNames ?? []));
  }
  for (const policy of Policies) {
    const { PolicyName } = policy;
    const current = present.includes(PolicyName)
      ? await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))
      : undefined;
    if (!sameDocument(current?.PolicyDocument, policy.PolicyDocument)) {
      await putPolicy(policy, RoleName, writer);
    }
  }
  const names = Policies.map(({ PolicyName }) => PolicyName);
  for (const PolicyName of present.filter(name => !names.includes(name))) {
    await writer.write(
      `delete the inline policy ${PolicyName}`,
      new DeleteRolePolicyCommand({ RoleName, PolicyName }),
    );
  }
}

async function updateAttachedPolicies(
  { ManagedPolicyArns: wanted }: RoleProperties,
  RoleName: string,
  writer: IamWriter,
): Promise<void> {
  const present: string[] = [];
  for await (const page of paginateListAttachedRolePolicies(
    { client: writer.iam },
    { RoleName },
  )) {
    present.push(
      ...(page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) =>
        PolicyArn ? [PolicyArn] : [],
      ),
    );
  }
  for (const arn of wanted.filter(item => !present.includes(item))) {
    await attach(arn, RoleName, writer);
  }
  for (const PolicyArn of present.filter(item => !wanted.includes(item))) {
    await writer.write(
      `detach ${PolicyArn}`,
      new DetachRolePolicyCommand({ RoleName, PolicyArn }),
    );
  }
}

function putPolicy(
  { PolicyName, PolicyDocument }: RoleProperties['Policies'][number],
  RoleName: string,
  writer: IamWriter,
): Promise<void> {
  return writer.write(
    `put the inline policy ${PolicyName}`,
    new PutRolePolicyCommand({
      RoleName,
      PolicyName,
      PolicyDocument: JSON.stringify(PolicyDocument),
    }),
  );
}

function attach(
  PolicyArn: string,
  RoleName: string,
  writer: IamWriter,
): Promise<void> {
  return writer.write(
    `attach ${PolicyArn}`,
    new AttachRolePolicyCommand({ RoleName, PolicyArn }),
  );
}
