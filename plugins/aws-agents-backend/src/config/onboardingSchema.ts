import { z } from 'zod';
import { roleNameTemplate, text, textLike } from './fields';

const roleName = text(
  'the name of a role without path, such as {name}-alloy, with placeholders as in awsAgents.monitoringRoleName',
  value => roleNameTemplate.safeParse(value).success && !value.includes('/'),
);

/** The section `awsAgents.onboarding`. */
export const onboarding = z
  .strictObject({
    portalPrincipalArn: textLike(
      'the ARN of an IAM role or user, such as arn:aws:iam::210987654321:role/portal/backstage',
      /^arn:aws[\w-]*:iam::\d{12}:(role|user)\/\S+$/,
    ).optional(),
    rolePath: textLike(
      'a path with a slash at both ends, such as /agents/',
      /^\/([\w+=,.@-]+\/)*$/,
    ).default('/agents/'),
    agentRoleName: roleName.default('{name}-alloy'),
    monitoringRoleName: roleName.default('{name}-observer'),
    permissionsBoundaryArn: textLike(
      'the ARN of a managed policy',
      /^arn:aws[\w-]*:iam::(\d{12}|aws):policy\/\S+$/,
    ).optional(),
    organizationId: textLike(
      'the id of an organization, such as o-a1b2c3d4e5',
      /^o-[a-z0-9]{10,32}$/,
    ).optional(),
    tags: z.record(z.string(), z.string()).default({}),
  })
  .prefault({});
