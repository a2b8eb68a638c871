import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type {
  ChainHop,
  CredentialSource,
} from 'backstage-plugin-aws-agents-common';
import type { Surroundings } from './surroundings';

type Hazard = ChainHop['hazards'][number];

/** What the hazards depend on. */
export interface HazardFacts {
  around: Surroundings;
  /** Undefined when the chain had no credentials. */
  source?: CredentialSource;
  credentials?: AwsCredentialIdentity;
  /** Undefined when nobody looked. */
  imdsV1Answers?: boolean;
}

interface HazardRule extends Hazard {
  applies(facts: HazardFacts): boolean;
}

const STATIC_SOURCES: readonly (CredentialSource | undefined)[] = [
  'environment',
  'shared-file',
  'config-keys',
  'config-profile',
  'process',
];
const isStatic = ({ source, credentials }: HazardFacts) =>
  STATIC_SOURCES.includes(source) && !credentials?.sessionToken;
const hasWorkloadRole = ({ env }: Surroundings) =>
  Boolean(
    env.AWS_WEB_IDENTITY_TOKEN_FILE ||
      env.AWS_CONTAINER_CREDENTIALS_FULL_URI ||
      env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
  );

const RULES: readonly HazardRule[] = [
  {
    id: 'static-keys-shadow-role',
    severity: 'critical',
    message:
      'Static keys answer before the role that was given to the pod or task: the role is never used.',
    remedy:
      'Remove AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile with keys, from the backend.',
    applies: facts => hasWorkloadRole(facts.around) && isStatic(facts),
  },
  {
    id: 'long-lived-key',
    severity: 'warning',
    message: 'The portal uses a long-lived access key.',
    remedy:
      'Give the backend a role instead: IRSA, Pod Identity, a task role or an instance profile.',
    applies: isStatic,
  },
  {
    id: 'stored-key',
    severity: 'info',
    message:
      'The portal uses a long-lived access key that is kept in a secrets store.',
    remedy:
      'Restrict the key by source IP, rotate it, or replace it by IAM Roles Anywhere.',
    applies: ({ source }) =>
      source === 'ssm-parameter' || source === 'secrets-manager',
  },
  {
    id: 'node-role-instead-of-pod-role',
    severity: 'critical',
    message:
      'The role of the node answers inside Kubernetes: every pod on the node has it.',
    remedy:
      "Give the pod its own role by IRSA or Pod Identity, and set the hop limit of the node's metadata service to 1.",
    applies: ({ around, source }) =>
      source === 'instance-metadata' &&
      Boolean(around.env.KUBERNETES_SERVICE_HOST),
  },
  {
    id: 'role-arn-without-token-file',
    severity: 'warning',
    message:
      'AWS_ROLE_ARN is set, but AWS_WEB_IDENTITY_TOKEN_FILE is not: the role is not used.',
    remedy:
      'Check that the service account is annotated and that the pod was created after that, so that EKS adds the token file.',
    applies: ({ around: { env } }) =>
      Boolean(env.AWS_ROLE_ARN && !env.AWS_WEB_IDENTITY_TOKEN_FILE),
  },
  {
    id: 'profile-missing',
    severity: 'critical',
    message:
      'The profile that AWS_PROFILE or aws.mainAccount.profile names does not exist.',
    remedy:
      'Correct its name, or mount the config file and point AWS_CONFIG_FILE at it.',
    applies: ({ around }) =>
      Boolean(around.env.AWS_PROFILE || around.main.profile) && !around.profile,
  },
  {
    id: 'imdsv1-reachable',
    severity: 'warning',
    message:
      'The metadata service answers without a token (IMDSv1): a forged request can steal the credentials of the host.',
    remedy:
      'Require IMDSv2: aws ec2 modify-instance-metadata-options --http-tokens required.',
    applies: ({ imdsV1Answers }) => imdsV1Answers === true,
  },
  {
    id: 'imds-extends-expiry',
    severity: 'warning',
    message:
      'The metadata service hands out credentials that have expired; the SDK goes on using them for some minutes at a time.',
    remedy:
      'Look at the AWS Health Dashboard; AWS accepts such credentials while it repairs the metadata service.',
    // The SDK sets it when it extends an expiry (static stability).
    applies: ({ credentials }) =>
      credentials !== undefined && 'originalExpiration' in credentials,
  },
];

/** What to worry about at the portal identity. */
export function findHazards(facts: HazardFacts): Hazard[] {
  return RULES.filter(rule => rule.applies(facts)).map(
    ({ applies: _, ...hazard }) => hazard,
  );
}

/** What to worry about at an identity that config gives the portal in one account. */
export function findKeyHazards(
  identity: Pick<Required<HazardFacts>, 'source' | 'credentials'>,
): Hazard[] {
  // Nothing that is around the backend decides about it.
  const around = { env: {}, main: {}, profileName: '' };
  return findHazards({ ...identity, around });
}
