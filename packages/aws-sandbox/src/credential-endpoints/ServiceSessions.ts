import { evaluate } from 'iam-policy-engine';
import type { RequestPrincipal } from 'iam-policy-engine';
import { randomUUID } from 'node:crypto';
import type { Session, SessionStore } from '../identity';
import { AwsError, type AccessCheck } from '../service';
import { toEvents, type EventLog } from '../services/cloudtrail';
import type { Role, Tag, World } from '../world';

/** What a service assumes a role for. */
export interface ServiceAssumption {
  /** For example `ec2.amazonaws.com`. */
  readonly service: string;
  readonly role: Role;
  readonly sessionName: string;
  readonly region: string;
  readonly seconds: number;
  readonly tags?: readonly Tag[];
  /** Condition keys for the trust policy, for example `aws:SourceAccount`. */
  readonly context?: Readonly<Record<string, string>>;
  /** Condition keys of every request of the session, for example `ec2:SourceInstanceArn`. */
  readonly originContext?: Readonly<Record<string, string>>;
}

function checksOf(assumption: ServiceAssumption): AccessCheck[] {
  const { service, role, tags = [], context } = assumption;
  const principal: RequestPrincipal = {
    kind: 'service',
    arn: service,
    service,
  };
  const actions = [
    'sts:AssumeRole',
    ...(tags.length ? ['sts:TagSession'] : []),
  ];
  return actions.map(action => ({
    action,
    resource: role.arn,
    resourceAccountId: role.accountId,
    principal,
    trustPolicy: role.trust,
    context: {
      ...context,
      ...Object.fromEntries(
        tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value]),
      ),
    },
  }));
}

function isAllowed(check: AccessCheck, principal: RequestPrincipal): boolean {
  const { action, resource, resourceAccountId, context, trustPolicy } = check;
  return evaluate(
    { principal, action, resource, resourceAccountId, context },
    { trust: trustPolicy },
  ).allowed;
}

/** Sessions that AWS's own services get for what runs on them: instances, tasks and pods. */
export class ServiceSessions {
  private constructor(
    private readonly world: World,
    private readonly sessions: SessionStore,
    private readonly eventLog: EventLog,
  ) {}

  static create(
    world: World,
    sessions: SessionStore,
    eventLog: EventLog,
  ): ServiceSessions {
    return new ServiceSessions(world, sessions, eventLog);
  }

  get now(): Date {
    return this.world.clock.now();
  }

  /**
   * Assumes a role as a service does; CloudTrail records it.
   *
   * @throws {@link AwsError} `AccessDenied` when the role does not trust the service, or exists no more
   */
  assume(assumption: ServiceAssumption): Session {
    const { role } = assumption;
    const checks = checksOf(assumption);
    const exists = this.world.role(role.arn) === role;
    const denied = checks.find(
      ({ principal, ...check }) =>
        !exists || (principal && !isAllowed(check, principal)),
    );
    const error =
      denied &&
      new AwsError(
        'AccessDenied',
        `${assumption.service} is not authorized to perform: ${denied.action} on resource: ${role.arn}`,
        403,
      );
    const session = error ? undefined : this.#issue(assumption);
    this.#record(assumption, checks, session, error);
    if (error) throw error;
    return session as Session;
  }

  #issue({
    role,
    sessionName,
    seconds,
    tags = [],
    originContext,
  }: ServiceAssumption): Session {
    return this.sessions.issue({
      kind: 'role',
      role,
      accountId: role.accountId,
      sessionName,
      issuedAt: this.now,
      expiresAt: new Date(this.now.getTime() + seconds * 1000),
      tags,
      transitiveTagKeys: tags.map(({ Key }) => Key),
      originContext,
    });
  }

  #record(
    { service, role, sessionName, region }: ServiceAssumption,
    checks: readonly AccessCheck[],
    session: Session | undefined,
    error: AwsError | undefined,
  ): void {
    const principal: RequestPrincipal = {
      kind: 'service',
      arn: service,
      service,
    };
    toEvents({
      requestId: randomUUID(),
      time: this.now,
      service: 'sts',
      operation: 'AssumeRole',
      region,
      sourceIp: service,
      userAgent: service,
      caller: { principal },
      input: { RoleArn: role.arn, RoleSessionName: sessionName },
      output: session && {
        Credentials: {
          AccessKeyId: session.accessKeyId,
          Expiration: session.expiresAt,
        },
        AssumedRoleUser: {
          AssumedRoleId: `${role.id}:${sessionName}`,
          Arn: `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`,
        },
      },
      checks,
      error,
    }).forEach(event => this.eventLog.record(event));
  }
}
