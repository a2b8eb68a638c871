import type { CredentialSource } from 'backstage-plugin-aws-agents-common';
import { AwsFailureError, isAwsFailureError, toFailure } from '../aws';
import type { AssumedSession } from './cache';
import type {
  AccountIdentities,
  PortalCredentials,
  PortalIdentity,
} from './identity';
import type { SessionRequest } from './request';
import type { AssumingIdentity, RoleAssumer } from './RoleAssumer';

/** Failures that say that the assuming credentials themselves are no good. */
const CREDENTIAL_FAILURES = ['expired-token', 'invalid-credentials'];
/**
 * AWS does not count the role of an EC2 instance as chaining. Source: IAM User
 * Guide, "Role chaining".
 */
const NOT_CHAINING: readonly CredentialSource[] = ['instance-metadata'];

/** Finds the identity a role is assumed with, and assumes it. */
export class IdentityResolver {
  private constructor(
    readonly portal: PortalIdentity,
    readonly accounts: AccountIdentities,
    private readonly hubSession: () => Promise<AssumedSession> | undefined,
  ) {}

  static create(options: {
    portal: PortalIdentity;
    accounts: AccountIdentities;
    /** The session of the hub role, when there is one. */
    hubSession: () => Promise<AssumedSession> | undefined;
  }): IdentityResolver {
    return new IdentityResolver(
      options.portal,
      options.accounts,
      options.hubSession,
    );
  }

  /**
   * Assumes a role; once more with fresh credentials when AWS no longer accepts
   * the portal's own, for example because a stored key was rotated.
   *
   * @throws AwsFailureError
   */
  async assume(
    request: SessionRequest,
    assumer: RoleAssumer,
  ): Promise<AssumedSession> {
    const identity = await this.identityFor(request);
    try {
      return await assumer.assume(request, identity);
    } catch (error) {
      if (
        !isAwsFailureError(error) ||
        !CREDENTIAL_FAILURES.includes(error.failure.code) ||
        request.from === 'hub'
      ) {
        throw error;
      }
      this.invalidate(request);
      const renewed = await this.identityFor(request);
      if (
        renewed.credentials.accessKeyId === identity.credentials.accessKeyId
      ) {
        throw error;
      }
      return assumer.assume(request, renewed);
    }
  }

  private invalidate({ from }: SessionRequest): void {
    if (typeof from === 'object') {
      this.accounts.invalidate(from.accountId);
    } else {
      this.portal.invalidate();
    }
  }

  private async identityFor({
    from,
  }: SessionRequest): Promise<AssumingIdentity> {
    const hub = from === 'hub' ? await this.hubSession() : undefined;
    if (hub) {
      return {
        credentials: hub.credentials,
        arn: hub.roleArn,
        isAssumedRole: true,
      };
    }
    if (typeof from === 'object') {
      return assuming(await this.accountIdentity(from.accountId));
    }
    return assuming(await this.portal.get());
  }

  private async accountIdentity(accountId: string): Promise<PortalCredentials> {
    try {
      return await this.accounts.get(accountId);
    } catch (error) {
      throw new AwsFailureError(
        toFailure(error, {
          service: 'STS',
          operation: 'AssumeRole',
          accountId,
        }),
      );
    }
  }
}

function assuming(identity: PortalCredentials): AssumingIdentity {
  const isSession = /:assumed-role\//.test(identity.arn ?? '');
  return {
    credentials: identity.credentials,
    arn: identity.roleArn ?? identity.arn,
    isAssumedRole: isSession && !NOT_CHAINING.includes(identity.source),
  };
}
