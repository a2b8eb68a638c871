import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  GetInstanceProfileCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import { ApplyError } from '../ApplyError';
import { pathProperty, propertiesOf } from './properties';
import type { ResourceKind } from './ResourceKind';

const TYPE = 'AWS::IAM::InstanceProfile';

const properties = propertiesOf(TYPE, {
  InstanceProfileName: z.string().optional(),
  Path: pathProperty,
  Roles: z.array(z.string()).length(1, { error: 'exactly one role' }),
});

/** Instance profiles. */
export const instanceProfileKind: ResourceKind<z.output<typeof properties>> = {
  type: TYPE,
  properties,
  ref: 'name',
  nameOf: ({ InstanceProfileName }, fallback) =>
    InstanceProfileName ?? fallback,
  arnOf: ({ Path }, name, { partition, accountId }) =>
    `arn:${partition}:iam::${accountId}:instance-profile${Path}${name}`,
  async apply({ Path, Roles }, { name, arn }, writer) {
    const InstanceProfileName = name;
    const current = (
      await writer.find(
        writer.iam.send(new GetInstanceProfileCommand({ InstanceProfileName })),
      )
    )?.InstanceProfile;
    if (current && current.Arn !== arn) {
      throw new ApplyError(
        `There is ${current.Arn} already, and IAM cannot move an instance profile to another path`,
      );
    }
    if (!current) {
      await writer.write(
        'create the instance profile',
        new CreateInstanceProfileCommand({ InstanceProfileName, Path }),
      );
    }
    const present = (current?.Roles ?? []).map(({ RoleName }) => RoleName);
    for (const RoleName of present.filter(
      role => role === undefined || !Roles.includes(role),
    )) {
      await writer.write(
        `take the role ${RoleName} out`,
        new RemoveRoleFromInstanceProfileCommand({
          InstanceProfileName,
          RoleName,
        }),
      );
    }
    for (const RoleName of Roles.filter(role => !present.includes(role))) {
      await writer.write(
        `put the role ${RoleName} in`,
        new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }),
      );
    }
    return current !== undefined;
  },
};
