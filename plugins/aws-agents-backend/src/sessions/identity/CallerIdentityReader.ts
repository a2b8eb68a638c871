import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { Failure } from 'backstage-plugin-aws-agents-common';
import {
  paceAttempts,
  toFailure,
  type ClientSettings,
  type RateLimiter,
} from '../../aws';

/** Whose credentials are, as far as STS says. */
export interface CallerIdentity {
  arn: string | null;
  accountId: string | null;
  failure?: Failure;
}

/** Asks STS whose credentials are, once for each access key. */
export class CallerIdentityReader {
  private last: { accessKeyId: string; identity: CallerIdentity } | null = null;

  private constructor(
    private readonly settings: ClientSettings,
    private readonly rates: RateLimiter,
  ) {}

  static create(
    settings: ClientSettings,
    rates: RateLimiter,
  ): CallerIdentityReader {
    return new CallerIdentityReader(settings, rates);
  }

  /** Never throws: an identity without a name can still assume roles. */
  async read(credentials: AwsCredentialIdentity): Promise<CallerIdentity> {
    if (this.last?.accessKeyId === credentials.accessKeyId) {
      return this.last.identity;
    }
    try {
      const { Arn, Account } = await this.clientWith(credentials).send(
        new GetCallerIdentityCommand({}),
      );
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

  private clientWith(credentials: AwsCredentialIdentity): STSClient {
    const client = new STSClient({ ...this.settings, credentials });
    const { region } = this.settings;
    // Whose account it is, is just what is asked.
    client.middlewareStack.use(
      paceAttempts({ accountId: null, region, rates: this.rates }),
    );
    return client;
  }
}
