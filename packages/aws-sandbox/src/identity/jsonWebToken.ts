import { verify } from 'node:crypto';
import { z } from 'zod';
import type { OidcIssuer } from '../world/OidcIssuer';

const headerSchema = z.object({ alg: z.string(), kid: z.string().optional() });

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string()).min(1)]),
  exp: z.number(),
  nbf: z.number().optional(),
  amr: z.array(z.string()).optional(),
});

/** The claims of an identity token that AWS looks at. */
export type TokenClaims = z.output<typeof claimsSchema>;

function readPart<T>(
  part: string | undefined,
  schema: z.ZodType<T>,
): T | undefined {
  try {
    const text = Buffer.from(part ?? '', 'base64url').toString('utf8');
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What a token says, unverified; undefined when it is no identity token. */
export function readClaims(token: string): TokenClaims | undefined {
  return readPart(token.split('.')[1], claimsSchema);
}

/** Whether an issuer's RS256 key signed a token. */
export function isSignedBy(token: string, issuer: OidcIssuer): boolean {
  const [head, body, signature = ''] = token.split('.');
  const header = readPart(head, headerSchema);
  const key = header?.alg === 'RS256' && issuer.publicKey(header.kid);
  return (
    !!key &&
    verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      key,
      Buffer.from(signature, 'base64url'),
    )
  );
}
