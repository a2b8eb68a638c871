import type { Failure } from 'backstage-plugin-aws-agents-common';

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

/** The trust policy with which a role lets exactly this portal in. */
export function trustPolicy(options: {
  callerRoleArn: string;
  externalId?: string;
  actions?: readonly string[];
}): Snippet {
  const { callerRoleArn, externalId, actions = ['sts:AssumeRole'] } = options;
  return {
    title: 'Trust policy of the monitoring role',
    language: 'json',
    text: json({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: callerRoleArn },
          Action: actions.length === 1 ? actions[0] : actions,
          ...(externalId
            ? {
                Condition: { StringEquals: { 'sts:ExternalId': externalId } },
              }
            : {}),
        },
      ],
    }),
  };
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
