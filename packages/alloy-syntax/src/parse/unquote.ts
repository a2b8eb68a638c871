import type { Position } from '../ast/types';
import { AlloySyntaxError } from '../errors';
import type { Token } from './tokens';

const SHORT: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

const ESCAPE =
  /\\(?:([abfnrtv\\"])|((?:[0-3][0-7]{2}|x[0-9A-Fa-f]{2})(?:\\(?:[0-3][0-7]{2}|x[0-9A-Fa-f]{2}))*)|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([^]|$))/g;

/**
 * What a string literal means. Escapes are those of Go; octal and hexadecimal ones give bytes of UTF-8.
 *
 * @throws AlloySyntaxError for an escape that there is not
 */
export function unquote({ text, at }: Token): string {
  return text
    .slice(1, -1)
    .replace(
      ESCAPE,
      (
        whole: string,
        short?: string,
        bytes?: string,
        unicode?: string,
        longUnicode?: string,
      ) => {
        if (short !== undefined) return SHORT[short];
        if (bytes !== undefined) return decodeBytes(bytes, whole, at);
        const code = unicode ?? longUnicode;
        if (code === undefined) throw noEscape(whole, at);
        return decodeCode(parseInt(code, 16), whole, at);
      },
    );
}

function decodeCode(code: number, whole: string, at: Position): string {
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
    throw noEscape(whole, at);
  }
  return String.fromCodePoint(code);
}

/** Consecutive escapes, for a character may take several bytes. */
function decodeBytes(bytes: string, whole: string, at: Position): string {
  const values = bytes
    .split('\\')
    .map(part =>
      part.startsWith('x') ? parseInt(part.slice(1), 16) : parseInt(part, 8),
    );
  try {
    return decodeURIComponent(
      values.map(value => `%${value.toString(16).padStart(2, '0')}`).join(''),
    );
  } catch {
    throw noEscape(whole, at);
  }
}

function noEscape(escape: string, at: Position): AlloySyntaxError {
  return new AlloySyntaxError(
    at,
    `the escape ${JSON.stringify(escape)} in a text`,
    'one of \\a \\b \\f \\n \\r \\t \\v \\\\ \\" or the code of a character, such as \\u00e9',
  );
}
