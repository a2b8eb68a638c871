import {
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { z } from 'zod';
import { AwsFailureError, clientSettings, toFailure } from '../../aws';
import type { AwsAgentsConfig, StoredKeyConfig } from '../../config';

const key = z.object({
  accessKeyId: z.string().regex(/^[A-Z0-9]{16,128}$/),
  secretAccessKey: z.string().min(16),
});
const awsKey = z
  .object({
    AccessKeyId: key.shape.accessKeyId,
    SecretAccessKey: key.shape.secretAccessKey,
  })
  .transform(({ AccessKeyId, SecretAccessKey }) => ({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
  }));
/** As people write it, or as `aws iam create-access-key` prints it. */
const keyDocument = z.union([
  key,
  awsKey,
  z.object({ AccessKey: awsKey }).transform(({ AccessKey }) => AccessKey),
]);

/**
 * Reads the portal's access key from SSM Parameter Store or Secrets Manager,
 * with the identity of the credential chain. The key stays in memory.
 */
export class StoredKeyReader {
  private constructor(
    private readonly config: AwsAgentsConfig,
    private readonly storedKey: StoredKeyConfig,
    private readonly region: string,
    private readonly requestHandler: NodeHttpHandler,
  ) {}

  static create(options: {
    config: AwsAgentsConfig;
    storedKey: StoredKeyConfig;
    /** Of STS; used when config names none for the store. */
    region: string;
    requestHandler: NodeHttpHandler;
  }): StoredKeyReader {
    const { config, requestHandler } = options;
    const region = options.storedKey.region ?? options.region;
    return new StoredKeyReader(
      config,
      options.storedKey,
      region,
      requestHandler,
    );
  }

  /** @throws AwsFailureError */
  async read(
    credentials: AwsCredentialIdentity,
  ): Promise<AwsCredentialIdentity> {
    const parsed = keyDocument.safeParse(
      parseJson(await this.text(credentials)),
    );
    if (!parsed.success) {
      throw new AwsFailureError({
        code: 'stored-key-unreadable',
        message: `${this.storedKey.name} holds no access key.`,
        cause:
          'It is not JSON with accessKeyId and secretAccessKey. Its content is not shown.',
        remedy:
          'Store {"accessKeyId": "...", "secretAccessKey": "..."}, or what aws iam create-access-key prints.',
        retryable: false,
        at: new Date().toISOString(),
      });
    }
    return parsed.data;
  }

  private async text(credentials: AwsCredentialIdentity): Promise<string> {
    const { name, store } = this.storedKey;
    const isParameter = store === 'ssm-parameter';
    const settings = {
      ...clientSettings(
        this.config,
        isParameter ? 'ssm' : 'secretsmanager',
        this.region,
        this.requestHandler,
      ),
      credentials,
    };
    try {
      if (isParameter) {
        const { Parameter } = await new SSMClient(settings).send(
          new GetParameterCommand({ Name: name, WithDecryption: true }),
        );
        return Parameter?.Value ?? '';
      }
      const { SecretString } = await new SecretsManagerClient(settings).send(
        new GetSecretValueCommand({ SecretId: name }),
      );
      return SecretString ?? '';
    } catch (error) {
      throw new AwsFailureError(
        toFailure(error, {
          service: isParameter ? 'SSM' : 'SecretsManager',
          operation: isParameter ? 'GetParameter' : 'GetSecretValue',
          region: this.region,
        }),
      );
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
