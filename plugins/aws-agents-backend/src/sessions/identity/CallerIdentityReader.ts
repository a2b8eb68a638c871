import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import { toFailure, type ClientSettings } from '../../aws';

/** Whose credentials are, as far as STS says. */
export interface CallerIdentity {
  arn: string | null;
  accountId: string | null;
  failure?: Failure;
}

/** Asks STS whose credentials are, once for each access key. */
export class CallerIdentityReader {
  private last: { accessKeyId: string; identity: CallerIdentity } | null = null;

  private constructor(private readonly settings: ClientSettings) {}

  static create(settings: ClientSettings): CallerIdentityReader {
    return new CallerIdentityReader(settings);
  }

  /** Never throws: an identity without a name can still assume roles. */
  async read(credentials: AwsCredentialIdentity): Promise<CallerIdentity> {
    if (this.last?.accessKeyId === credentials.accessKeyId) {
      return this.last.identity;
    }
    try {
      const { Arn, Account } = await new STSClient({
        ...this.settings,
        credentials,
      }).send(new GetCallerIdentityCommand({}));
      const identity = { arn: Arn ?? null, accountId: Account ?? null };
      this.last = { accessKeyId: credentials.accessKeyId, identity };
      return identity;
    } catch (error) {
      return {
        arn: null,
        accountId: null,
        failure: toFailure(error, {
          service: 'STS',
          operation: 'GetCallerIdentity',
          region: this.settings.region,
        }),
      };
    }
  }
}
