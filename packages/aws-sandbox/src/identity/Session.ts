import type { Policy } from 'iam-policy-engine';
import type { Role, Tag, User } from '../world/entities';

interface SessionFacts {
  readonly accountId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly tags: readonly Tag[];
  /** Keys of the tags that pass on to further sessions. */
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity?: string;
  /** Session policies, inline and managed; undefined when none were passed. */
  readonly policies?: readonly Policy[];
}

/** A session of a role. */
export interface RoleSessionFacts extends SessionFacts {
  readonly kind: 'role';
  readonly role: Role;
  readonly sessionName: string;
  /** ARN or URL of the identity provider, for web identities. */
  readonly federatedProvider?: string;
  /** Condition keys that only sessions from one origin have, for example `ec2:SourceInstanceArn`. */
  readonly originContext?: Readonly<Record<string, string>>;
}

/** A session of a user, from GetSessionToken. */
export interface UserSessionFacts extends SessionFacts {
  readonly kind: 'user';
  readonly user: User;
}

/** What a session is before it has keys. */
export type SessionRequest = RoleSessionFacts | UserSessionFacts;

/** The keys of a session. */
export interface SessionKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Temporary credentials and what they stand for. */
export type Session = SessionRequest & SessionKeys;
