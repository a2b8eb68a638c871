import { PolicyIssue } from './errors';
import { itemPath, memberPath } from './jsonPath';

/** Where a value stands in the text, as offsets: first character and one past the last. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Called for every value once it has been read. */
export type SpanListener = (path: string, span: TextSpan) => void;

/** The value of a JSON text, or what is wrong with it. Duplicate keys are reported and the last one wins. */
export type ParsedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly issues: readonly PolicyIssue[];
    }
  | { readonly ok: false; readonly issues: readonly PolicyIssue[] };

/** A policy nests six levels deep; anything far beyond is an attack or a mistake. */
const MAX_DEPTH = 32;
const MAX_DUPLICATES = 20;
const STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** Signals the first syntax error up to {@link parseJsonText}; never leaves this file. */
class SyntaxIssue extends Error {
  constructor(readonly issue: PolicyIssue) {
    super(issue.message);
  }
}

class JsonReader {
  readonly issues: PolicyIssue[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly onValue: SpanListener,
  ) {
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  readDocument(): unknown {
    const value = this.readValue('$', 0);
    this.skipSpace();
    if (this.at < this.text.length) this.fail('$', 'the end of the text');
    return value;
  }

  private readValue(path: string, depth: number): unknown {
    this.skipSpace();
    if (depth > MAX_DEPTH) {
      throw new SyntaxIssue({
        code: 'too-deep',
        path,
        message: `nested more than ${MAX_DEPTH} levels deep`,
        expected: 'a policy nests at most 6 levels',
      });
    }
    const start = this.at;
    const value = this.readBareValue(path, depth);
    this.onValue(path, { start, end: this.at });
    return value;
  }

  private readBareValue(path: string, depth: number): unknown {
    switch (this.text[this.at]) {
      case '{':
        return this.readObject(path, depth);
      case '[':
        return this.readArray(path, depth);
      case '"':
        return this.readString(path);
      default: {
        const token = this.take(NUMBER) ?? this.take(WORD);
        if (token === undefined) return this.fail(path, 'a JSON value');
        return JSON.parse(token);
      }
    }
  }

  private readObject(path: string, depth: number): unknown {
    const members = new Map<string, unknown>();
    this.at += 1;
    this.skipSpace();
    while (this.text[this.at] !== '}') {
      if (members.size > 0) this.expect(',', path, '"," or "}"');
      this.skipSpace();
      const key = this.readString(path);
      this.skipSpace();
      this.expect(':', path, '":" after a key');
      const memberAt = memberPath(path, key);
      if (members.has(key)) this.reportDuplicate(memberAt, key);
      members.set(key, this.readValue(memberAt, depth + 1));
      this.skipSpace();
    }
    this.at += 1;
    return Object.fromEntries(members);
  }

  private readArray(path: string, depth: number): unknown[] {
    const items: unknown[] = [];
    this.at += 1;
    this.skipSpace();
    while (this.text[this.at] !== ']') {
      if (items.length > 0) this.expect(',', path, '"," or "]"');
      items.push(this.readValue(itemPath(path, items.length), depth + 1));
      this.skipSpace();
    }
    this.at += 1;
    return items;
  }

  private readString(path: string): string {
    const start = this.at;
    const token = this.take(STRING);
    try {
      if (token !== undefined) return JSON.parse(token);
    } catch {
      // An unknown escape or a raw control character: reported below, at its string.
      this.at = start;
    }
    return this.fail(path, 'a string in double quotes');
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match?.[0];
  }

  private skipSpace() {
    this.take(SPACE);
  }

  private expect(character: string, path: string, expected: string) {
    if (this.text[this.at] !== character) this.fail(path, expected);
    this.at += 1;
  }

  private reportDuplicate(path: string, key: string) {
    if (this.issues.length >= MAX_DUPLICATES) return;
    this.issues.push({
      code: 'duplicate-key',
      path,
      message: `the key ${JSON.stringify(
        key.slice(0, 60),
      )} occurs twice (${this.position()})`,
      expected: 'each key once in an object',
    });
  }

  private position(): string {
    const before = this.text.slice(0, this.at).split('\n');
    return `line ${before.length}, column ${
      before[before.length - 1].length + 1
    }`;
  }

  private fail(path: string, expected: string): never {
    const found =
      this.at < this.text.length
        ? `found ${JSON.stringify(this.text.slice(this.at, this.at + 12))}`
        : 'the text ends';
    throw new SyntaxIssue({
      code: 'not-json',
      path,
      message: `not JSON: ${found} at ${this.position()}`,
      expected: `expected ${expected}`,
    });
  }
}

/**
 * Parses JSON as `JSON.parse` does, and also reports duplicate keys, limits the depth and tells where values stand.
 */
export function parseJsonText(
  text: string,
  onValue: SpanListener = () => {},
): ParsedJson {
  const reader = new JsonReader(text, onValue);
  try {
    return { ok: true, value: reader.readDocument(), issues: reader.issues };
  } catch (error) {
    if (error instanceof SyntaxIssue) {
      return { ok: false, issues: [...reader.issues, error.issue] };
    }
    throw error;
  }
}
