/** Takes note of what is wrong, and of what would be accepted. */
export type Report = (message: string, expected: string) => void;

/** Where and why a text could not be read. */
export class ScanError extends Error {
  constructor(message: string, readonly position: number) {
    super(message);
    this.name = 'ScanError';
  }
}

/** Reads a short text from left to right. */
export class TextScanner {
  private position = 0;

  private constructor(private readonly text: string) {}

  static create(text: string): TextScanner {
    return new TextScanner(text);
  }

  /** Next character, or the empty string at the end. */
  peek(): string {
    return this.text.charAt(this.position);
  }

  skipSpace(): void {
    while (/\s/.test(this.peek())) {
      this.position += 1;
    }
  }

  /** Takes the character when it is the next one. */
  take(character: string): boolean {
    if (this.peek() !== character) {
      return false;
    }
    this.position += 1;
    return true;
  }

  expect(character: string, where: string): void {
    if (!this.take(character)) {
      throw this.error(`expected ${character} ${where}, ${this.found()}`);
    }
  }

  /** Everything up to one of the characters or the end, trimmed. */
  until(stops: string): string {
    const start = this.position;
    while (this.peek() && !stops.includes(this.peek())) {
      this.position += 1;
    }
    return this.text.slice(start, this.position).trim();
  }

  /** A text in double quotes, in which `\"` and `\\` stand for `"` and `\`. */
  quoted(where: string): string {
    this.expect('"', where);
    let value = '';
    while (!this.take('"')) {
      if (!this.peek()) {
        throw this.error(`the quote ${where} is never closed`);
      }
      value += this.take('\\') ? this.escaped() : this.next();
    }
    return value;
  }

  rest(): string {
    return this.text.slice(this.position).trim();
  }

  error(message: string): ScanError {
    return new ScanError(message, this.position);
  }

  private next(): string {
    const character = this.peek();
    this.position += 1;
    return character;
  }

  private escaped(): string {
    const character = this.next();
    if (character !== '"' && character !== '\\') {
      throw this.error(`a backslash stands only before " or \\`);
    }
    return character;
  }

  private found(): string {
    return this.peek() ? `found ${this.peek()}` : 'found the end';
  }
}
