import { createHash, timingSafeEqual } from 'node:crypto';
import type { Session } from '../identity';
import type { WireReply } from '../protocols';
import type { ReceivedRequest } from '../server';
import { AwsError } from '../service';
import { isoSecond, jsonReply } from './replies';

/** What a container credentials endpoint needs to know. */
export interface ContainerCredentialsParts {
  /** Where the credentials are, for example `/v2/credentials/<id>`. */
  readonly path: string;
  /** Whether the Authorization header of a request is right. */
  readonly isAuthorized: (authorization: string) => boolean;
  /** The session to hand out. */
  readonly session: () => Session;
  /** Members of the reply besides the keys. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Compares a header with the secret it should be, in constant time. */
export function isSecret(secret: string): (header: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return header => timingSafeEqual(digest(header), digest(secret));
}

function refusal(status: number, code: string, message: string): WireReply {
  return jsonReply(status, { code, message });
}

/**
 * The endpoint from which a container gets the credentials of its role: of an ECS task or of a pod with EKS Pod
 * Identity.
 *
 * Source: AWS SDKs and Tools Reference Guide, "Container credential provider".
 */
export class ContainerCredentials {
  private constructor(private readonly parts: ContainerCredentialsParts) {}

  static create(parts: ContainerCredentialsParts): ContainerCredentials {
    return new ContainerCredentials(parts);
  }

  /** Answers a request of a program in the container. */
  handle({ http, headers }: ReceivedRequest): WireReply {
    const { path, isAuthorized, facts } = this.parts;
    if (http.method !== 'GET' || http.target.split('?')[0] !== path) {
      return refusal(404, 'NotFound', `Only GET ${path} is served here.`);
    }
    if (!isAuthorized(headers.authorization ?? '')) {
      return refusal(
        401,
        'AccessDenied',
        'The Authorization header is missing or not the token of this container.',
      );
    }
    try {
      const session = this.parts.session();
      return jsonReply(200, {
        ...facts,
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        Token: session.sessionToken,
        Expiration: isoSecond(session.expiresAt),
      });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return refusal(400, error.code, error.message);
    }
  }
}
