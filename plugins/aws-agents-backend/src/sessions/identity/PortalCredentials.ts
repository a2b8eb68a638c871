import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type {
  CredentialSource,
  Failure,
} from 'backstage-plugin-aws-agents-common';
import type { Clock } from '../Clock';
import { MIN_REMAINING_MS, renewAt } from '../cache';
import type { Perishable } from './CredentialCell';

/** The credentials of an identity of the portal, and whose they are. */
export interface PortalCredentials extends Perishable {
  credentials: AwsCredentialIdentity;
  source: CredentialSource;
  /** As STS names it; null when STS could not be asked. */
  arn: string | null;
  accountId: string | null;
  /** The role behind it with its path, where somebody wrote it down. */
  roleArn?: string;
  issuedAt: number;
  /** Why STS could not say whose credentials these are. */
  failure?: Failure;
}

/** How often sources of keys that do not expire are looked at again. */
const STATIC_REFRESH_MS = 5 * 60_000;

/** Until when credentials are good, and from when better ones are sought. */
export function lifetimeOf(
  credentials: AwsCredentialIdentity,
  clock: Clock,
  staticRefreshMs: number = STATIC_REFRESH_MS,
): Perishable & { issuedAt: number } {
  const issuedAt = clock.now();
  const expiry = credentials.expiration?.getTime();
  if (expiry === undefined) {
    return {
      issuedAt,
      renewAt: issuedAt + staticRefreshMs,
      expiresAt: Infinity,
    };
  }
  return {
    issuedAt,
    renewAt: renewAt({ issuedAt, expiresAt: expiry }, clock.random()),
    expiresAt: expiry - MIN_REMAINING_MS,
  };
}
