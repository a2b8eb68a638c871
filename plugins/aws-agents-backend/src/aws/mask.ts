const ACCESS_KEY_ID = /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\b/g;
/** Session tokens, web identity tokens and signatures are longer than any name in AWS. */
const TOKEN = /[A-Za-z0-9+/=_.-]{100,}/g;
const MAX_LENGTH = 600;

/** Masks an access key id but for its last four characters. */
export function maskAccessKeyId(accessKeyId: string): string {
  return `${'*'.repeat(12)}${accessKeyId.slice(-4)}`;
}

/**
 * Makes a text of AWS or of an SDK fit to be stored and shown: masks access
 * key ids, removes whatever may be a token, and keeps the first line only,
 * because a refused signature is answered with all the headers that were sent.
 */
export function maskSecrets(text: string): string {
  return text
    .split('\n', 1)[0]
    .replace(TOKEN, '[removed]')
    .replace(ACCESS_KEY_ID, maskAccessKeyId)
    .slice(0, MAX_LENGTH);
}
