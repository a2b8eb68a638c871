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

/** Backticks can hold all but a backtick; tabs and blanks at line ends would not outlive `alloy fmt`. */
export function canBeRaw(text: string): boolean {
  return isWellFormed(text) && !/`|(?!\n)[\p{Cc}\ufeff]| $/mu.test(text);
}

/** What can stand between the quotes of a key. */
const KEY =
  /^(?:[^"\\\p{Cc}\ufeff]|\\(?:[abfnrtv\\"]|[0-3][0-7]{2}|x[0-9a-f]{2}|u(?!d[89a-f])[0-9a-f]{4}|U000[0-9a-f]{5}))+$/iu;

/**
 * A quoted key of an object. Alloy takes it literally, escapes included, so that some texts cannot be keys.
 *
 * @throws {@link AlloyPrintError} for such a text
 */
export function quoteKey(key: string): string {
  if (!KEY.test(key) || !isWellFormed(key)) {
    throw new AlloyPrintError(
      `${JSON.stringify(
        key.slice(0, 60),
      )} cannot be a key of an object; a text without quotes, backslashes and control characters is expected`,
    );
  }
  return `"${key}"`;
}
