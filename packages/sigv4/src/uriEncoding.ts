import { SignatureParseError } from './errors';

const UNRESERVED_ONLY = /^[A-Za-z0-9\-._~]*$/;
const MUST_ENCODE = /[^A-Za-z0-9\-._~]/g;
const MUST_ENCODE_IN_PATH = /[^A-Za-z0-9\-._~/]/g;
const ESCAPE = /%([0-9A-Fa-f]{2})/g;
const ESCAPE_OR_MUST_ENCODE = /%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~/]/g;

function escapeByte(character: string): string {
  const byte = character.charCodeAt(0);
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/**
 * Refuses text that no wire can have carried.
 *
 * @param part - what the text is, for the error
 * @throws SignatureParseError when a character is above U+00FF
 */
export function assertWireText(part: string, text: string): void {
  // eslint-disable-next-line no-control-regex
  const beyond = /[^\u0000-\u00ff]/.exec(text);
  if (beyond) {
    const codePoint = (text.codePointAt(beyond.index) ?? 0).toString(16);
    throw new SignatureParseError(
      part,
      `The ${part} contains U+${codePoint
        .toUpperCase()
        .padStart(4, '0')}, which is not a byte. ` +
        `Percent-encode it, or pass its UTF-8 bytes as one character each.`,
    );
  }
}

/**
 * The `UriEncode` of the SigV4 specification for a query name or value: every byte but `A-Za-z0-9-._~` is escaped, with
 * upper-case hex.
 */
export function uriEncode(text: string): string {
  return UNRESERVED_ONLY.test(text)
    ? text
    : text.replace(MUST_ENCODE, escapeByte);
}

/** As `uriEncode`, but slashes stay. */
export function uriEncodePath(path: string): string {
  return path.replace(MUST_ENCODE_IN_PATH, escapeByte);
}

/** As `uriEncodePath`, but escapes that are already there stay, to the byte. */
export function uriEncodePathOnce(path: string): string {
  return path.replace(ESCAPE_OR_MUST_ENCODE, match =>
    match.length === 3 ? match : escapeByte(match),
  );
}

/** Resolves escapes to bytes. A percent sign that starts no escape stands for itself, and so does a plus. */
export function percentDecode(text: string): string {
  return text.includes('%')
    ? text.replace(ESCAPE, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
}
