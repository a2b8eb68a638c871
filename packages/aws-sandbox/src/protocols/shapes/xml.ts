const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** What begins every XML document. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An element with text, escaped. */
export function textElement(name: string, text: string): string {
  const escaped = text.replace(/[&<>"\r]/g, char => ENTITIES[char] ?? char);
  return `<${name}>${escaped}</${name}>`;
}

/** An element with elements inside. */
export function element(
  name: string,
  children: readonly string[],
  xmlNamespace?: string,
): string {
  const attribute = xmlNamespace ? ` xmlns="${xmlNamespace}"` : '';
  return `<${name}${attribute}>${children.join('')}</${name}>`;
}
