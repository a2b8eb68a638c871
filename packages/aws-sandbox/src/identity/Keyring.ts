import type { RequestPrincipal } from 'iam-policy-engine';
import type { SigningCredential } from 'sigv4-inspect';
import type { Caller } from '../service';
import type { LastUse } from '../world/entities';
import { toSecond } from '../world/relativeTime';
import type { World } from '../world/World';
import type { Session } from './Session';
import type { SessionStore } from './SessionStore';

/** Who a request comes from when nobody signed it. */
export const ANONYMOUS: Caller = {
  principal: { kind: 'anonymous', arn: '*' },
};

/** The principal behind a session. */
export function sessionPrincipal(session: Session): RequestPrincipal {
  const { accountId } = session;
  if (session.kind === 'user') {
    const { arn, id } = session.user;
    return { kind: 'user', arn, accountId, userId: id };
  }
  const { role, sessionName, federatedProvider } = session;
  return {
    kind: 'assumed-role',
    arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${sessionName}`,
    accountId,
    roleArn: role.arn,
    userId: `${role.id}:${sessionName}`,
    federatedProvider,
  };
}

function sessionCaller(session: Session): Caller {
  return {
    principal: sessionPrincipal(session),
    accountId: session.accountId,
    accessKeyId: session.accessKeyId,
    sessionName: session.kind === 'role' ? session.sessionName : undefined,
    identity: session.kind === 'role' ? session.role : session.user,
    session,
  };
}

/** Every key that can sign: the users' and the sessions'. */
export class Keyring {
  private constructor(
    private readonly world: World,
    private readonly sessions: SessionStore,
  ) {}

  static create(world: World, sessions: SessionStore): Keyring {
    return new Keyring(world, sessions);
  }

  /**
   * What a request signed with this key is verified against; undefined for unknown and inactive keys, and for sessions
   * of a role that has been deleted.
   */
  credentialFor(accessKeyId: string): SigningCredential | undefined {
    const session = this.#session(accessKeyId);
    if (session) return { ...session, expiration: session.expiresAt };
    const key = this.world.keyOwner(accessKeyId)?.key;
    return key?.status === 'Active'
      ? { accessKeyId: key.id, secretAccessKey: key.secret }
      : undefined;
  }

  /** Who signs with this key. */
  callerOf(accessKeyId: string): Caller | undefined {
    const session = this.#session(accessKeyId);
    if (session) return sessionCaller(session);
    const owner = this.world.keyOwner(accessKeyId);
    if (!owner) return undefined;
    const { accountId, arn, id } = owner.user;
    return {
      principal: { kind: 'user', arn, accountId, userId: id },
      accountId,
      accessKeyId,
      identity: owner.user,
    };
  }

  /** Remembers a use, as IAM does for GetAccessKeyLastUsed and RoleLastUsed. */
  noteUse(accessKeyId: string, use: Required<LastUse>): void {
    const at = toSecond(use.at);
    const owner = this.world.keyOwner(accessKeyId);
    if (owner) owner.key.lastUsed = { ...use, at };
    const session = this.#session(accessKeyId);
    if (session?.kind === 'role') {
      const { role } = session;
      role.lastUsed = { at, region: use.region };
      role.serviceUse ??= new Map();
      role.serviceUse.set(use.service, { at, region: use.region });
    }
  }

  /** A session whose role still exists: another one of the same name does not revive it. */
  #session(accessKeyId: string): Session | undefined {
    const session = this.sessions.find(accessKeyId);
    const isOrphan =
      session?.kind === 'role' &&
      this.world.role(session.role.arn) !== session.role;
    return isOrphan ? undefined : session;
  }
}
