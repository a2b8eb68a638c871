import type {
  DescribeSecretRequest,
  DescribeSecretResponse,
  GetSecretValueRequest,
  GetSecretValueResponse,
  PutSecretValueRequest,
  PutSecretValueResponse,
} from '@aws-sdk/client-secrets-manager';
import {
  AwsError,
  type AccessCheck,
  type Operation,
  type OperationContext,
} from '../../service';
import type { SecretWorld, StoredSecret } from './SecretWorld';

type Context = OperationContext<SecretWorld>;

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

function findSecret(
  { SecretId: id = '' }: { readonly SecretId?: string },
  { state, accountId, region }: Context,
): StoredSecret {
  const secret = state.find(id, { accountId, region });
  if (!secret) {
    throw notFound("Secrets Manager can't find the specified secret.");
  }
  return secret;
}

/** A secret that is not there is authorised by the ARN that it would have. */
function secretCheck(
  action: string,
  { SecretId: id = '' }: { readonly SecretId?: string },
  { state, accountId, region }: Context,
): AccessCheck {
  const secret = state.find(id, { accountId, region });
  const named = `arn:aws:secretsmanager:${region}:${accountId}:secret:${id}`;
  return {
    action: `secretsmanager:${action}`,
    resource: secret?.arn ?? (id.startsWith('arn:') ? id : named),
    resourceAccountId: secret?.accountId ?? accountId,
    resourcePolicy: secret?.policy,
    context: secret ? { 'secretsmanager:SecretId': secret.arn } : {},
  };
}

/** A key of the customer's own needs a permission on that key. */
function decryptCheck(
  { SecretId: id = '' }: GetSecretValueRequest,
  { state, accountId, region }: Context,
): AccessCheck[] {
  const keyArn = state.find(id, { accountId, region })?.keyArn;
  if (!keyArn) return [];
  const context = {
    'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
  };
  return [{ action: 'kms:Decrypt', resource: keyArn, context }];
}

const getSecretValue: Operation<
  SecretWorld,
  GetSecretValueRequest,
  GetSecretValueResponse
> = {
  checks: (input, context) => [
    secretCheck('GetSecretValue', input, context),
    ...decryptCheck(input, context),
  ],
  handle: (input, context) => {
    const secret = findSecret(input, context);
    const { VersionId, VersionStage } = input;
    const stage = VersionStage ?? (VersionId ? undefined : 'AWSCURRENT');
    const version = secret.versions.find(
      ({ id, stages }) =>
        (VersionId === undefined || id === VersionId) &&
        (stage === undefined || stages.includes(stage)),
    );
    if (!version) {
      throw notFound(
        `Secrets Manager can't find the specified secret value for ${
          VersionId ? `VersionId: ${VersionId}` : `staging label: ${stage}`
        }`,
      );
    }
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: version.id,
      SecretString: version.value,
      VersionStages: [...version.stages],
      CreatedDate: version.created,
    };
  },
};

const describeSecret: Operation<
  SecretWorld,
  DescribeSecretRequest,
  DescribeSecretResponse
> = {
  checks: (input, context) => [secretCheck('DescribeSecret', input, context)],
  handle: (input, context) => {
    const secret = findSecret(input, context);
    const kept = secret.versions.filter(({ stages }) => stages.length > 0);
    return {
      ARN: secret.arn,
      Name: secret.name,
      Description: secret.description,
      KmsKeyId: secret.keyArn,
      CreatedDate: secret.created,
      LastRotatedDate: secret.rotated,
      LastChangedDate: secret.versions[0].created,
      VersionIdsToStages: Object.fromEntries(
        kept.map(({ id, stages }) => [id, [...stages]]),
      ),
    };
  },
};

const putSecretValue: Operation<
  SecretWorld,
  PutSecretValueRequest,
  PutSecretValueResponse
> = {
  checks: (input, context) => [secretCheck('PutSecretValue', input, context)],
  handle: (input, context) => {
    const secret = findSecret(input, context);
    if (input.SecretString === undefined) {
      throw new AwsError(
        'InvalidRequestException',
        'You must provide SecretString: the sandbox keeps no binary secrets.',
      );
    }
    const { now, state } = context;
    const version = state.put(secret, input.SecretString, now);
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: version.id,
      VersionStages: [...version.stages],
    };
  },
};

/** The operations of Secrets Manager by name. */
export const secretsManagerOperations: Readonly<
  Record<string, Operation<SecretWorld, unknown, unknown>>
> = {
  DescribeSecret: describeSecret,
  GetSecretValue: getSecretValue,
  PutSecretValue: putSecretValue,
};
