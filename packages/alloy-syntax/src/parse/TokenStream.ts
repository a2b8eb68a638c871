import type { Comment, Position } from '../ast/types';
import { AlloySyntaxError } from '../errors';
import { Scanner } from './Scanner';
import { Token, describeToken } from './tokens';

/** Tokens one by one, with one to look at and comments put aside. */
export class TokenStream {
  private comments: Comment[] = [];
  private lastLine = 0;

  private constructor(
    private readonly scanner: Scanner,
    private token: Token,
  ) {}

  static of(text: string): TokenStream {
    const scanner = Scanner.create(text);
    const stream = new TokenStream(scanner, scanner.next());
    stream.putCommentsAside();
    return stream;
  }

  get current(): Token {
    return this.token;
  }

  /** Line of the last token taken that was not the end of one. */
  get line(): number {
    return this.lastLine;
  }

  take(): Token {
    const taken = this.token;
    if (taken.kind !== 'terminator') this.lastLine = taken.at.line;
    this.token = this.scanner.next();
    this.putCommentsAside();
    return taken;
  }

  isOperator(text: string): boolean {
    return this.token.kind === 'operator' && this.token.text === text;
  }

  takeOperator(text: string): boolean {
    if (!this.isOperator(text)) return false;
    this.take();
    return true;
  }

  expectOperator(text: string, expected = `"${text}"`): Token {
    if (!this.isOperator(text)) throw this.error(expected);
    return this.take();
  }

  expectIdentifier(expected: string): Token {
    if (this.token.kind !== 'identifier') throw this.error(expected);
    return this.take();
  }

  /** Comments that were put aside, up to a line. */
  takeComments(untilLine = Infinity): Comment[] {
    const isDue = ({ at }: Comment) => (at?.line ?? 0) <= untilLine;
    const due = this.comments.filter(isDue);
    this.comments = this.comments.filter(comment => !isDue(comment));
    return due;
  }

  error(expected: string, token: Token = this.token): AlloySyntaxError {
    return new AlloySyntaxError(token.at, describeToken(token), expected);
  }

  private putCommentsAside(): void {
    while (this.token.kind === 'comment') {
      this.comments.push(...commentLines(this.token.text, this.token.at));
      this.token = this.scanner.next();
    }
  }
}

/** A comment of either kind, line by line. */
function commentLines(text: string, at: Position): Comment[] {
  const isBlock = text.startsWith('/*');
  const inner = isBlock ? text.slice(2, -2) : text.slice(2);
  const lines = inner.split('\n').map((line, i) => ({
    kind: 'comment' as const,
    text: (isBlock ? line.trim() : line.replace(/^ /, ''))
      .replace(/(?!\t)\p{Cc}/gu, ' ')
      .trimEnd(),
    at: { ...at, line: at.line + i },
  }));
  return isBlock && lines.length > 1
    ? lines.filter(
        (line, i) => line.text !== '' || (i > 0 && i < lines.length - 1),
      )
    : lines;
}
