import { randomBytes } from 'node:crypto';
import type { WireReply } from '../protocols';
import type { ReceivedRequest } from '../server';
import { AwsError } from '../service';
import type { InstanceProfile, Role } from '../world';
import { isoSecond, textReply } from './replies';
import { RotatingSession } from './RotatingSession';
import type { ServiceSessions } from './ServiceSessions';

/** Which instance to be. */
export interface InstanceFacts {
  readonly accountId: string;
  readonly region: string;
  /** For example `i-0123456789abcdef0`. */
  readonly instanceId: string;
  /** Undefined for an instance without role. */
  readonly profile?: InstanceProfile;
  /** Seconds that the role's credentials last; AWS gives six hours. */
  readonly sessionSeconds: number;
  /** Whether requests without a token (IMDSv1) are answered. */
  readonly tokensOptional: boolean;
}

const TOKEN_HEADER = 'x-aws-ec2-metadata-token';
const TTL_HEADER = 'x-aws-ec2-metadata-token-ttl-seconds';
const LONGEST_TTL = 21_600;
const CREDENTIALS = '/latest/meta-data/iam/security-credentials/';

/**
 * The metadata service of one EC2 instance, version 2: a token first, then the data.
 *
 * Source: EC2 User Guide, "Use the Instance Metadata Service to access instance metadata".
 */
export class InstanceMetadata {
  readonly #tokens = new Map<string, number>();
  #current:
    | { readonly role: Role; readonly session: RotatingSession }
    | undefined;

  private constructor(
    private readonly facts: InstanceFacts,
    private readonly sessions: ServiceSessions,
  ) {}

  static create(
    facts: InstanceFacts,
    sessions: ServiceSessions,
  ): InstanceMetadata {
    return new InstanceMetadata(facts, sessions);
  }

  /** Answers a request of a program on the instance. */
  handle({ http, headers }: ReceivedRequest): WireReply {
    const path = http.target.split('?')[0];
    if (path === '/latest/api/token') {
      return http.method === 'PUT'
        ? this.#issueToken(headers)
        : textReply(405, 'Method Not Allowed');
    }
    if (http.method !== 'GET') return textReply(405, 'Method Not Allowed');
    if (!this.#isAdmitted(headers[TOKEN_HEADER])) {
      return textReply(401, 'Unauthorized');
    }
    return this.#read(path) ?? textReply(404, 'Not Found');
  }

  /** The profile's role of this moment. */
  get #role(): Role | undefined {
    return this.facts.profile?.roles[0];
  }

  #issueToken(headers: Readonly<Record<string, string>>): WireReply {
    // A forwarded request does not come from the instance itself.
    if (headers['x-forwarded-for'] !== undefined) {
      return textReply(403, 'Forbidden');
    }
    const seconds = Number(headers[TTL_HEADER]);
    if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_TTL) {
      return textReply(400, 'Bad Request');
    }
    const token = randomBytes(40).toString('base64url');
    this.#tokens.set(token, this.sessions.now.getTime() + seconds * 1000);
    return textReply(200, token, { [TTL_HEADER]: String(seconds) });
  }

  #isAdmitted(token: string | undefined): boolean {
    if (token === undefined) return this.facts.tokensOptional;
    const until = this.#tokens.get(token);
    return until !== undefined && this.sessions.now.getTime() < until;
  }

  #read(path: string): WireReply | undefined {
    const { region, instanceId, accountId } = this.facts;
    if (path === CREDENTIALS || `${path}/` === CREDENTIALS) {
      return this.#role && textReply(200, this.#role.name);
    }
    if (path.startsWith(CREDENTIALS)) {
      return this.#credentials(path.slice(CREDENTIALS.length));
    }
    const texts: Readonly<Record<string, string | undefined>> = {
      '/latest/meta-data/instance-id': instanceId,
      '/latest/meta-data/placement/region': region,
      '/latest/meta-data/placement/availability-zone': `${region}a`,
      '/latest/meta-data/iam/info': this.#profileInfo(),
      '/latest/dynamic/instance-identity/document': JSON.stringify({
        accountId,
        instanceId,
        region,
        availabilityZone: `${region}a`,
        version: '2017-09-30',
      }),
    };
    const text = texts[path];
    return text === undefined ? undefined : textReply(200, text);
  }

  #profileInfo(): string | undefined {
    const { profile } = this.facts;
    return (
      profile &&
      JSON.stringify({
        Code: 'Success',
        LastUpdated: isoSecond(this.sessions.now),
        InstanceProfileArn: profile.arn,
        InstanceProfileId: profile.id,
      })
    );
  }

  #sessionOf(role: Role): RotatingSession {
    const { accountId, region, instanceId, sessionSeconds } = this.facts;
    if (this.#current?.role !== role) {
      const arn = `arn:aws:ec2:${region}:${accountId}:instance/${instanceId}`;
      const session = RotatingSession.create(this.sessions, {
        service: 'ec2.amazonaws.com',
        role,
        sessionName: instanceId,
        region,
        seconds: sessionSeconds,
        originContext: { 'ec2:SourceInstanceARN': arn },
      });
      this.#current = { role, session };
    }
    return this.#current.session;
  }

  #credentials(roleName: string): WireReply | undefined {
    const role = this.#role;
    if (roleName !== role?.name) return undefined;
    const LastUpdated = isoSecond(this.sessions.now);
    try {
      const session = this.#sessionOf(role).get();
      return textReply(
        200,
        JSON.stringify({
          Code: 'Success',
          LastUpdated,
          Type: 'AWS-HMAC',
          AccessKeyId: session.accessKeyId,
          SecretAccessKey: session.secretAccessKey,
          Token: session.sessionToken,
          Expiration: isoSecond(session.expiresAt),
        }),
      );
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const Message = `EC2 cannot assume the role ${roleName}.  Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#troubleshoot_iam-ec2_errors-info-doc.`;
      const Code = 'AssumeRoleUnauthorizedAccess';
      return textReply(200, JSON.stringify({ Code, Message, LastUpdated }));
    }
  }
}
