import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AwsError } from '../../service';
import type { Denial } from '../../authorization/authorize';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The document that DecodeAuthorizationMessage answers. Source: its page in the AWS STS API Reference. */
function describe({ request, decision }: Denial): Record<string, unknown> {
  const items = Object.entries(request.context ?? {}).map(([key, value]) => ({
    key,
    values: { items: [value].flat().map(text => ({ value: text })) },
  }));
  return {
    allowed: false,
    explicitDeny: decision.reason === 'explicit-deny',
    matchedStatements: {
      items: decision.matched.map(({ statement, policy, effect }) => ({
        statementId: statement.sid ?? '',
        effect: effect.toUpperCase(),
        policyId: policy.id,
        policyType: policy.type,
      })),
    },
    failures: { items: [] },
    context: {
      principal: {
        id: request.principal.userId ?? '',
        arn: request.principal.arn,
      },
      action: request.action,
      resource: request.resource,
      conditions: { items },
    },
  };
}

/** Denials that can be encoded at most; the oldest go first. */
const CAPACITY = 1_000;

/**
 * Encodes denials into messages that only this sandbox can decode.
 *
 * @public
 */
export class AuthorizationMessages {
  readonly #key = randomBytes(32);
  readonly #denials = new Map<string, Denial>();

  static create(): AuthorizationMessages {
    return new AuthorizationMessages();
  }

  private constructor() {}

  /** Keeps a denial, to be encoded when it is asked for. */
  remember(requestId: string, denial: Denial): void {
    this.#denials.set(requestId, denial);
    const [oldest] = this.#denials.keys();
    if (this.#denials.size > CAPACITY) this.#denials.delete(oldest);
  }

  /**
   * The blob that services such as EC2 append to their refusals, for a request that was denied lately.
   *
   * @param requestId - of the denied request, as its error or CloudTrail has it
   */
  encodedFor(requestId: string): string | undefined {
    const denial = this.#denials.get(requestId);
    return denial && this.#encode(denial);
  }

  #encode(denial: Denial): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const text = JSON.stringify(describe(denial));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString(
      'base64url',
    );
  }

  /**
   * The JSON text behind a message.
   *
   * @throws {@link AwsError} `InvalidAuthorizationMessageException`
   */
  decode(message: string): string {
    const bytes = Buffer.from(message, 'base64url');
    try {
      const decipher = createDecipheriv(
        'aes-256-gcm',
        this.#key,
        bytes.subarray(0, IV_BYTES),
      );
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return (
        decipher.update(
          bytes.subarray(IV_BYTES + TAG_BYTES),
          undefined,
          'utf8',
        ) + decipher.final('utf8')
      );
    } catch {
      throw new AwsError(
        'InvalidAuthorizationMessageException',
        'Message is not valid',
      );
    }
  }
}
