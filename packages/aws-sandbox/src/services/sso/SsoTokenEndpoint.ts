import { z } from 'zod';
import type { WireReply } from '../../protocols';
import type { ReceivedRequest } from '../../server/received';
import type { IdentityCenter } from './IdentityCenter';

const requestSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  grantType: z.string(),
  refreshToken: z.string().optional(),
});

/** OAuth errors as IAM Identity Center OIDC has them, with the shape that SDKs know each by. */
const ERRORS = {
  invalid_request: 'InvalidRequestException',
  unsupported_grant_type: 'UnsupportedGrantTypeException',
  invalid_grant: 'InvalidGrantException',
} as const;

function json(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): WireReply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

function refusal(error: keyof typeof ERRORS, description: string): WireReply {
  return json(
    400,
    { error, error_description: description },
    { 'x-amzn-errortype': ERRORS[error] },
  );
}

/** Whether a request is for the token endpoint: no S3 client posts JSON to a bucket called `token`. */
export function isTokenRequest({ http, headers }: ReceivedRequest): boolean {
  return (
    http.method === 'POST' &&
    http.target === '/token' &&
    (headers['content-type']?.startsWith('application/json') ?? false)
  );
}

function readBody(
  body: Uint8Array,
): z.output<typeof requestSchema> | undefined {
  try {
    const text = Buffer.from(body).toString('utf8');
    return requestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * CreateToken of IAM Identity Center OIDC, for the refresh of access tokens. The first login is a browser's matter, for
 * which {@link IdentityCenter.login} stands.
 */
export class SsoTokenEndpoint {
  private constructor(private readonly identityCenter: IdentityCenter) {}

  static create(identityCenter: IdentityCenter): SsoTokenEndpoint {
    return new SsoTokenEndpoint(identityCenter);
  }

  /** Answers a CreateToken request. */
  handle({ http }: ReceivedRequest): WireReply {
    const request = readBody(http.body);
    if (!request) {
      return refusal(
        'invalid_request',
        'clientId, clientSecret and grantType are required',
      );
    }
    const { grantType, refreshToken = '', ...client } = request;
    if (grantType !== 'refresh_token') {
      return refusal(
        'unsupported_grant_type',
        'Only refresh_token is served here',
      );
    }
    const token = this.identityCenter.refresh({ ...client, refreshToken });
    return token
      ? json(200, { ...token, tokenType: 'Bearer' })
      : refusal('invalid_grant', 'Invalid refresh token provided');
  }
}
