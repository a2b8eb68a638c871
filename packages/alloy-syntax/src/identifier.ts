const IDENTIFIER = /^[\p{L}_][\p{L}\p{Nd}_]*$/u;
const KEYWORDS = ['true', 'false', 'null'];

/**
 * Whether a text can be a name in Alloy's syntax: letters, digits and underscores, no digit first, no keyword.
 *
 * @public
 */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text) && !KEYWORDS.includes(text);
}
