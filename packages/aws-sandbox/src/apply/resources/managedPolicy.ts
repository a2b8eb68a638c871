import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListPolicyVersionsCommand,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { IamWriter } from '../IamWriter';
import { sameDocument } from '../sameDocument';
import { documentProperty, pathProperty, propertiesOf } from './properties';
import type { ResourceKind } from './ResourceKind';

const TYPE = 'AWS::IAM::ManagedPolicy';
/** IAM keeps five versions of a policy. */
const MAX_VERSIONS = 5;

const properties = propertiesOf(TYPE, {
  ManagedPolicyName: z.string().optional(),
  Path: pathProperty,
  Description: z.string().optional(),
  PolicyDocument: documentProperty,
});

/** Customer managed policies. Roles name them in their ManagedPolicyArns. */
export const managedPolicyKind: ResourceKind<z.output<typeof properties>> = {
  type: TYPE,
  properties,
  ref: 'arn',
  nameOf: ({ ManagedPolicyName }, fallback) => ManagedPolicyName ?? fallback,
  arnOf: ({ Path }, name, { partition, accountId }) =>
    `arn:${partition}:iam::${accountId}:policy${Path}${name}`,
  async apply({ Path, Description, PolicyDocument }, { name, arn }, writer) {
    const current = await writer.find(
      writer.iam.send(new GetPolicyCommand({ PolicyArn: arn })),
    );
    if (!current) {
      await writer.write(
        'create the policy',
        new CreatePolicyCommand({
          PolicyName: name,
          Path,
          Description,
          PolicyDocument: JSON.stringify(PolicyDocument),
        }),
      );
      return false;
    }
    const version = await writer.iam.send(
      new GetPolicyVersionCommand({
        PolicyArn: arn,
        VersionId: current.Policy?.DefaultVersionId,
      }),
    );
    if (!sameDocument(version.PolicyVersion?.Document, PolicyDocument)) {
      await makeRoom(arn, writer);
      await writer.write(
        'make a new default version',
        new CreatePolicyVersionCommand({
          PolicyArn: arn,
          PolicyDocument: JSON.stringify(PolicyDocument),
          SetAsDefault: true,
        }),
      );
    }
    return true;
  },
};

async function makeRoom(PolicyArn: string, writer: IamWriter): Promise<void> {
  const { Versions = [] } = await writer.iam.send(
    new ListPolicyVersionsCommand({ PolicyArn }),
  );
  if (Versions.length < MAX_VERSIONS) return;
  const [oldest] = Versions.filter(
    ({ IsDefaultVersion }) => !IsDefaultVersion,
  ).sort(
    (a, b) => (a.CreateDate?.getTime() ?? 0) - (b.CreateDate?.getTime() ?? 0),
  );
  await writer.write(
    `delete the oldest version, ${oldest.VersionId}`,
    new DeletePolicyVersionCommand({ PolicyArn, VersionId: oldest.VersionId }),
  );
}
