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

type SessionSource = (request: SessionRequest) => Promise<AssumedSession>;

/** Finds the identity a role is assumed with, and assumes it. */
export class IdentityResolver {
  private constructor(
    readonly portal: PortalIdentity,
    readonly accounts: AccountIdentities,
    private readonly assumer: RoleAssumer,
    /** Absent when no hub role is configured. */
    readonly hub?: SessionRequest,
  ) {}

  static create(options: {
    portal: PortalIdentity;
    accounts: AccountIdentities;
    assumer: RoleAssumer;
    hub?: SessionRequest;
  }): IdentityResolver {
    const { portal, accounts, assumer, hub } = options;
    return new IdentityResolver(portal, accounts, assumer, hub);
  }

  /**
   * Assumes a role; once more with fresh credentials when AWS no longer accepts
   * the portal's own, for example because a stored key was rotated.
   *
   * @param sessionOf - gives the session of the hub role
   * @throws AwsFailureError
   */
  async assume(
    request: SessionRequest,
    sessionOf: SessionSource,
  ): Promise<AssumedSession> {
    const identity = await this.identityFor(request, sessionOf);
    try {
      return await this.assumer.assume(request, identity);
    } catch (error) {
      if (
        !isAwsFailureError(error) ||
        !CREDENTIAL_FAILURES.includes(error.failure.code) ||
        request.from === 'hub'
      ) {
        throw error;
      }
      this.invalidate(request);
      const renewed = await this.identityFor(request, sessionOf);
      if (
        renewed.credentials.accessKeyId === identity.credentials.accessKeyId
      ) {
        throw error;
      }
      return this.assumer.assume(request, renewed);
    }
  }

  /**
   * Who would assume a role; null when STS could not say.
   *
   * @throws AwsFailureError when there is no identity
   */
  async callerOf(
    request: SessionRequest,
    sessionOf: SessionSource,
  ): Promise<string | null> {
    return (await this.identityFor(request, sessionOf)).arn;
  }

  private invalidate({ from }: SessionRequest): void {
    if (typeof from === 'object') {
      this.accounts.invalidate(from.accountId);
    } else {
      this.portal.invalidate();
    }
  }

  private async identityFor(
    { from }: SessionRequest,
    sessionOf: SessionSource,
  ): Promise<AssumingIdentity> {
    if (from === 'hub' && this.hub) {
      const { credentials, roleArn } = await sessionOf(this.hub);
      return { credentials, arn: roleArn, isAssumedRole: true };
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
