import type {
  ChainStep,
  CredentialSource,
} from 'backstage-plugin-aws-agents-common';

/** How good a source of credentials is, and what it costs to run. */
export type CredentialMethod = Pick<ChainStep, 'security' | 'overhead'> & {
  /** For people: `environment variables`. */
  name: string;
};

/**
 * The suite's standard of authentication methods. Source: AWS security best
 * practices in IAM ("require workloads to use temporary credentials"), AWS
 * SDKs and Tools Reference Guide.
 */
export const CREDENTIAL_METHODS: Readonly<
  Record<CredentialSource, CredentialMethod>
> = {
  environment: {
    name: 'environment variables',
    security: {
      level: 'low',
      reason:
        'Keys in the environment are readable by the whole process; acceptable with a session token.',
    },
    overhead: {
      level: 'high',
      reason: 'Quick to set up, but somebody has to rotate the key.',
    },
  },
  sso: {
    name: 'IAM Identity Center (SSO)',
    security: {
      level: 'high',
      reason: 'Temporary credentials of a person who signed in.',
    },
    overhead: {
      level: 'high',
      reason: 'Somebody has to sign in again when the sign-in expires.',
    },
  },
  'shared-file': {
    name: 'shared credentials file',
    security: { level: 'low', reason: 'Long-lived keys on a disk.' },
    overhead: {
      level: 'high',
      reason: 'Simple on a laptop; in production every host needs the file.',
    },
  },
  'assume-role-profile': {
    name: 'profile that assumes a role',
    security: {
      level: 'high',
      reason:
        'Temporary credentials; as good as the source profile they come from.',
    },
    overhead: { level: 'medium', reason: 'A config file and a trust policy.' },
  },
  process: {
    name: 'external process',
    security: {
      level: 'high',
      reason:
        'With IAM Roles Anywhere a certificate is exchanged for temporary credentials; no access key exists.',
    },
    overhead: { level: 'medium', reason: 'Needs a PKI and the helper.' },
  },
  'web-identity': {
    name: 'web identity token (IRSA)',
    security: {
      level: 'highest',
      reason: 'Temporary credentials for exactly one pod; nothing to keep.',
    },
    overhead: {
      level: 'medium',
      reason: 'An OIDC provider, an annotation and a trust policy.',
    },
  },
  container: {
    name: 'container credentials (ECS task role, EKS Pod Identity)',
    security: {
      level: 'highest',
      reason: 'Temporary credentials for exactly one task or pod.',
    },
    overhead: {
      level: 'low',
      reason: 'Part of the task definition, or one association.',
    },
  },
  'instance-metadata': {
    name: 'instance metadata service (IMDSv2)',
    security: {
      level: 'highest',
      reason:
        'Temporary credentials that AWS rotates; but every process on the host can have them.',
    },
    overhead: { level: 'low', reason: 'An instance profile.' },
  },
  'config-keys': {
    name: 'access key in app-config (aws.mainAccount)',
    security: { level: 'low', reason: 'A long-lived key in configuration.' },
    overhead: {
      level: 'high',
      reason: 'Rotation means a change of configuration and a restart.',
    },
  },
  'config-profile': {
    name: 'profile named in app-config (aws.mainAccount)',
    security: {
      level: 'high',
      reason: 'As good as what the profile says: keys, a role or a process.',
    },
    overhead: { level: 'medium', reason: 'A config file on each host.' },
  },
  'config-role': {
    name: 'role named in app-config (aws.accounts)',
    security: {
      level: 'high',
      reason:
        'Temporary credentials; as good as the identity from which the role is assumed.',
    },
    overhead: {
      level: 'medium',
      reason: 'A role and a trust policy in each account.',
    },
  },
  'ssm-parameter': {
    name: 'access key in SSM Parameter Store',
    security: {
      level: 'high',
      reason:
        'Kept encrypted and read at run time, but the key itself is long-lived: restrict it by source IP and rotate it.',
    },
    overhead: { level: 'medium', reason: 'The key has to be rotated.' },
  },
  'secrets-manager': {
    name: 'access key in Secrets Manager',
    security: {
      level: 'high',
      reason:
        'Kept encrypted and read at run time, but the key itself is long-lived: restrict it by source IP and rotate it.',
    },
    overhead: {
      level: 'medium',
      reason: 'Rotation can be automatic, but has to be set up.',
    },
  },
};
