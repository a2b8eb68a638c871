import { parseArn, type Failure } from 'backstage-plugin-aws-agents-common';

type Snippet = NonNullable<Failure['snippet']>;

/** A statement that allows one action, to be added to a policy. */
export function allowStatement(action: string, resource?: string): Snippet {
  return {
    title: 'Statement for a policy of the role',
    language: 'json',
    text: json({ Effect: 'Allow', Action: action, Resource: resource ?? '*' }),
  };
}

/** The policy that lets the portal assume a role. */
export function assumeRoleStatement(roleArn: string): Snippet {
  return {
    title: 'Statement for a policy of the portal identity',
    language: 'json',
    text: json({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: roleArn,
    }),
  };
}

/**
 * The trust policy with which a role lets exactly this portal in. Where the
 * caller is only known by its session, the path of its role is not known and
 * cannot be named as a principal: the account is, and the role by a condition.
 */
export function trustPolicy(options: {
  callerArn: string;
  externalId?: string;
  actions?: readonly string[];
}): Snippet {
  const { callerArn, externalId, actions = ['sts:AssumeRole'] } = options;
  const session = sessionParts(callerArn);
  const condition = {
    ...(externalId ? { StringEquals: { 'sts:ExternalId': externalId } } : {}),
    ...(session
      ? {
          ArnLike: {
            'aws:PrincipalArn': [
              `${session.prefix}role/${session.roleName}`,
              `${session.prefix}role/*/${session.roleName}`,
            ],
          },
        }
      : {}),
  };
  return {
    title: 'Trust policy of the monitoring role',
    language: 'json',
    text: json({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: session ? `${session.prefix}root` : callerArn },
          Action: actions.length === 1 ? actions[0] : actions,
          ...(Object.keys(condition).length ? { Condition: condition } : {}),
        },
      ],
    }),
  };
}

function sessionParts(
  arn: string,
): { prefix: string; roleName: string } | undefined {
  const parts = parseArn(arn);
  const roleName = /^assumed-role\/([^/]+)\//.exec(parts?.resource ?? '')?.[1];
  return parts && roleName
    ? {
        prefix: `arn:${parts.partition}:iam::${parts.accountId}:`,
        roleName,
      }
    : undefined;
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
