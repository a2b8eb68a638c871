import { AlloyPrintError } from '../errors';

const SHORT: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

/** What would be invisible, would end the line or is refused by Alloy's scanner. */
const SPECIAL = /["\\]|[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** False for a text with half of a surrogate pair. */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/**
 * A string literal that means exactly this text.
 *
 * @throws {@link AlloyPrintError} for half of a surrogate pair, which is no text
 */
export function quote(text: string): string {
  if (!isWellFormed(text)) {
    throw new AlloyPrintError(
      'The text has half of a surrogate pair; Unicode text is expected',
    );
  }
  return `"${text.replace(SPECIAL, escape)}"`;
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return (
    SHORT[character] ??
    (code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`)
  );
}

/** Backticks can hold all but a backtick; control characters would be at the mercy of editors. */
export function canBeRaw(text: string): boolean {
  return isWellFormed(text) && !/`|(?![\t\n])[\p{Cc}\ufeff]/u.test(text);
}

/**
 * A key of an object. Alloy takes a quoted key literally, escapes included, so that some texts cannot be keys.
 *
 * @throws {@link AlloyPrintError} for such a text
 */
export function quoteKey(key: string): string {
  const quoted = quote(key);
  if (key === '' || quoted !== `"${key}"`) {
    throw new AlloyPrintError(
      `${JSON.stringify(
        key.slice(0, 60),
      )} cannot be a key of an object; a text without quotes, backslashes and control characters is expected`,
    );
  }
  return quoted;
}
