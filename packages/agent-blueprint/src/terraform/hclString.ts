const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** What would end the text, or not be seen. */
const SPECIAL = /["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A quoted template of HCL that means exactly this text: quotes, control characters and the openings of interpolations and
 * directives are escaped. Source: HCL Native Syntax Specification, "Template Expressions".
 */
export function hclString(text: string): string {
  const escaped = text.replace(SPECIAL, character => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    return (
      ESCAPES[character] ??
      (code > 0xffff
        ? `\\U${hex.padStart(8, '0')}`
        : `\\u${hex.padStart(4, '0')}`)
    );
  });
  return `"${escaped.replace(/[$%](?=\{)/g, '$&$&')}"`;
}
