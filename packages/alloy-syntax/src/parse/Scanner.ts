import type { Position } from '../ast/types';
import { AlloySyntaxError } from '../errors';
import { TextPositions } from './TextPositions';
import {
  ENDING_KINDS,
  ENDING_OPERATORS,
  OPERATORS,
  Token,
  TokenKind,
} from './tokens';

const NAME = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d*)?/y;
const SPACE = /[ \t\r]*/y;
const SPACE_AND_LINES = /[ \t\r\n]*/y;
const LINE_COMMENT = /\/\/[^\n]*/y;
const BLOCK_COMMENT = /\/\*[^]*?\*\//y;
const STRING = /"(?:[^"\\\n]|\\[^\n])*"/y;
const RAW_STRING = /`[^`]*`/y;
const BYTE_ORDER_MARK = '\ufeff';
const STRAY = new RegExp(`[\0${BYTE_ORDER_MARK}]`);

/**
 * Cuts a text into tokens. The end of a line is one where a statement can end there, as in Go.
 */
export class Scanner {
  private offset = 0;
  /** Whether the next line end is a token. */
  private lineEnds = false;

  private constructor(
    private readonly text: string,
    private readonly positions: TextPositions,
  ) {}

  static create(text: string): Scanner {
    const scanner = new Scanner(text, TextPositions.of(text));
    if (text.startsWith(BYTE_ORDER_MARK)) scanner.offset = 1;
    const stray = text.slice(scanner.offset).search(STRAY);
    if (stray !== -1) {
      throw scanner.error(
        scanner.offset + stray,
        'text without NUL characters and byte order marks',
      );
    }
    return scanner;
  }

  /** @throws AlloySyntaxError where no token begins */
  next(): Token {
    this.take(this.lineEnds ? SPACE : SPACE_AND_LINES);
    const { offset } = this;
    if (this.lineEnds && this.isLineEnd(offset)) {
      this.lineEnds = false;
      if (this.text[offset] === '\n') this.offset += 1;
      return { kind: 'terminator', text: '\n', at: this.positions.at(offset) };
    }
    if (offset >= this.text.length) return this.token('end', offset);
    const kind = this.scan(offset);
    const token = this.token(kind, offset);
    // A comment in the middle of a line leaves things as they are.
    if (kind !== 'comment') {
      this.lineEnds =
        ENDING_KINDS.includes(kind) || ENDING_OPERATORS.includes(token.text);
    }
    return token;
  }

  private token(kind: TokenKind, from: number): Token {
    return {
      kind,
      text: this.text.slice(from, this.offset),
      at: this.positions.at(from),
    };
  }

  /** Whether nothing but comments follows on the line. */
  private isLineEnd(from: number): boolean {
    const rest = /(?:[ \t\r]|\/\*[^]*?\*\/)*/y;
    rest.lastIndex = from;
    const skipped = rest.exec(this.text)?.[0] ?? '';
    const end = from + skipped.length;
    return (
      skipped.includes('\n') ||
      end >= this.text.length ||
      this.text[end] === '\n' ||
      this.text.startsWith('//', end)
    );
  }

  private scan(offset: number): TokenKind {
    const first = this.text[offset];
    if (this.text.startsWith('//', offset)) {
      this.take(LINE_COMMENT);
      return 'comment';
    }
    if (this.text.startsWith('/*', offset)) {
      this.demand(BLOCK_COMMENT, 'an end of the comment, */');
      return 'comment';
    }
    if (first === '"') {
      this.demand(STRING, 'a closing quote on the same line');
      return 'string';
    }
    if (first === '`') {
      this.demand(RAW_STRING, 'a closing backtick');
      return 'raw-string';
    }
    if (this.take(NAME)) return this.nameKind(offset);
    if (this.take(NUMBER)) return this.number(offset);
    const operator = OPERATORS.find(text => this.text.startsWith(text, offset));
    if (operator === undefined) {
      throw this.error(offset, 'a name, a value or an operator');
    }
    this.offset += operator.length;
    return 'operator';
  }

  private nameKind(from: number): TokenKind {
    const name = this.text.slice(from, this.offset);
    if (name === 'null') return 'null';
    return name === 'true' || name === 'false' ? 'bool' : 'identifier';
  }

  private number(from: number): TokenKind {
    if (!/[\d.]$/.test(this.text.slice(from, this.offset))) {
      throw this.error(this.offset, 'digits of the exponent');
    }
    return 'number';
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.text);
    if (!match) return false;
    this.offset += match[0].length;
    return match[0].length > 0;
  }

  private demand(pattern: RegExp, expected: string): void {
    const from = this.offset;
    if (!this.take(pattern)) throw this.error(from, expected);
  }

  private error(offset: number, expected: string): AlloySyntaxError {
    const at: Position = this.positions.at(offset);
    const character = this.text.codePointAt(offset);
    const found =
      character === undefined
        ? 'the end of the file'
        : JSON.stringify(String.fromCodePoint(character));
    return new AlloySyntaxError(at, found, expected);
  }
}
