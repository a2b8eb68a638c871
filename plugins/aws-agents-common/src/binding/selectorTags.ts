import { taggedResourceTypes } from '../resources';
import type { Report, TextScanner } from './TextScanner';

// Limits: API reference of the Resource Groups Tagging API, GetResources.
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;
const MAX_KEYS = 50;
const MAX_VALUES = 20;

/**
 * Reads `[key="value", key="one"|"other", key]`: resources that have all these
 * tags, with one of the values each, or with any. Quotes may be left out where
 * a text has none of `,=|]"` and no space around it.
 *
 * @returns values by key, none for any; undefined when there are no brackets
 * @throws ScanError
 */
export function readTags(
  scanner: TextScanner,
  namespace: string,
  report: Report,
): Record<string, string[]> | undefined {
  if (!scanner.take('[')) {
    return undefined;
  }
  const tags = new Map<string, string[]>();
  scanner.skipSpace();
  while (!scanner.take(']')) {
    const key = readText(scanner, 'the key of a tag');
    const values = readValues(scanner, key);
    if (tags.has(key)) {
      report(
        `names the tag ${key} twice`,
        `each tag once, such as ${key}="a"|"b"`,
      );
    }
    checkTag(key, values, report);
    tags.set(key, values);
    scanner.skipSpace();
    if (scanner.peek() !== ']') {
      scanner.expect(',', `or ] after the tag ${key}`);
      scanner.skipSpace();
    }
  }
  if (tags.size === 0 || tags.size > MAX_KEYS) {
    report(
      `selects by ${tags.size} tags`,
      `1 to ${MAX_KEYS} tags, such as [team="payments"]`,
    );
  }
  if (!taggedResourceTypes(namespace)) {
    report(
      `selects resources of ${namespace} by tag, but AWS finds none of them so`,
      `a selector by dimensions, such as ${namespace}{Name="value"}; docs/annotations.md lists the namespaces`,
    );
  }
  return Object.fromEntries(tags);
}

/** Writes tags such that {@link readTags} reads the same again. */
export function formatTags(
  tags: Readonly<Record<string, readonly string[]>>,
): string {
  const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const parts = Object.entries(tags).map(([key, values]) =>
    values.length === 0
      ? quote(key)
      : `${quote(key)}=${values.map(quote).join('|')}`,
  );
  return `[${parts.join(', ')}]`;
}

function readValues(scanner: TextScanner, key: string): string[] {
  scanner.skipSpace();
  if (!scanner.take('=')) {
    return [];
  }
  const values: string[] = [];
  do {
    scanner.skipSpace();
    values.push(readText(scanner, `a value of the tag ${key}`));
    scanner.skipSpace();
  } while (scanner.take('|'));
  return values;
}

function readText(scanner: TextScanner, what: string): string {
  if (scanner.peek() === '"') {
    return scanner.quoted(`around ${what}`);
  }
  const text = scanner.until(',=|]"');
  if (!text) {
    throw scanner.error(`expected ${what}`);
  }
  return text;
}

function checkTag(
  key: string,
  values: readonly string[],
  report: Report,
): void {
  if (!key || !TAG_TEXT.test(key) || key.length > MAX_KEY_LENGTH) {
    report(
      `has a tag named ${key || '(nothing)'}`,
      `a key of 1 to ${MAX_KEY_LENGTH} letters, digits, spaces and _ . : / = + - @`,
    );
  }
  if (values.length > MAX_VALUES) {
    report(
      `gives the tag ${key} ${values.length} values`,
      `at most ${MAX_VALUES} values`,
    );
  }
  for (const value of values) {
    if (!TAG_TEXT.test(value) || value.length > MAX_VALUE_LENGTH) {
      report(
        `gives the tag ${key} the value ${value}`,
        `at most ${MAX_VALUE_LENGTH} letters, digits, spaces and _ . : / = + - @; AWS compares tags exactly, without wildcards`,
      );
    }
  }
}
