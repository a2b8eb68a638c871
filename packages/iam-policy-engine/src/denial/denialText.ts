/** Longest part of a text that is read; encoded messages are a few thousand characters long. */
const MAX_LENGTH = 20_000;

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
};

/**
 * Undoes what happened to a message on its way: JSON and Go escapes, XML entities, wrapped lines.
 */
export function normaliseDenialText(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .replace(/\\u([0-9a-fA-F]{4})/g, (_all, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\(["'\\/])/g, '$1')
    .replace(/&(?:quot|apos|amp|lt|gt|#39);/g, entity => ENTITIES[entity])
    .replace(/\s+/g, ' ')
    .trim();
}

/** Takes surrounding quotes and the punctuation of the sentence off a word. */
export function bareWord(text: string): string {
  return text
    .trim()
    .replace(/^["'`]+/, '')
    .replace(/["'`,;.)}\]<]+$/, '');
}
