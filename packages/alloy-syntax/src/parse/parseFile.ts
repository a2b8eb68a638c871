import type { AlloyFile, Statement } from '../ast/types';
import { isIdentifier } from '../identifier';
import { parseExpression } from './parseExpression';
import { TokenStream } from './TokenStream';

const MAX_DEPTH = 100;

/**
 * Reads a configuration. Comments stay, each before the statement it stands in or at; nothing is resolved or checked
 * against components, see {@link validateFile}.
 *
 * @throws {@link AlloySyntaxError} with the place of the first mistake; no other error, whatever the text
 * @public
 */
export function parseFile(text: string): AlloyFile {
  const tokens = TokenStream.of(text);
  return { body: parseBody(tokens, 0) };
}

/** Statements up to the closing brace or, at depth 0, the end of the file. */
function parseBody(tokens: TokenStream, depth: number): Statement[] {
  const body: Statement[] = [...tokens.takeComments()];
  const isOver = () =>
    depth === 0 ? tokens.current.kind === 'end' : tokens.isOperator('}');
  while (!isOver()) {
    const statement = parseStatement(tokens, depth);
    const { line } = tokens;
    if (!isOver()) {
      if (tokens.current.kind !== 'terminator') {
        throw tokens.error('the end of the line');
      }
      tokens.take();
    }
    body.push(...tokens.takeComments(line), statement);
    body.push(...tokens.takeComments());
  }
  return body;
}

function parseStatement(tokens: TokenStream, depth: number): Statement {
  const { at } = tokens.current;
  const name = [tokens.expectIdentifier('an attribute or a block').text];
  while (tokens.takeOperator('.')) {
    name.push(tokens.expectIdentifier('a name after the dot').text);
  }
  if (name.length === 1 && tokens.takeOperator('=')) {
    const value = parseExpression(tokens);
    return { kind: 'attribute', name: name[0], value, at };
  }
  const label = parseLabel(tokens);
  const expected =
    name.length === 1 && label === undefined
      ? '"=" and a value, or a label or "{"'
      : '"{"';
  tokens.expectOperator('{', expected);
  if (depth >= MAX_DEPTH) {
    throw tokens.error(`at most ${MAX_DEPTH} blocks in each other`);
  }
  const body = parseBody(tokens, depth + 1);
  tokens.expectOperator('}');
  return {
    kind: 'block',
    name: name.join('.'),
    ...(label !== undefined && { label }),
    body,
    at,
  };
}

function parseLabel(tokens: TokenStream): string | undefined {
  const { kind, text } = tokens.current;
  if (kind !== 'string') return undefined;
  const label = text.slice(1, -1);
  if (label !== '' && !isIdentifier(label)) {
    throw tokens.error('a label of letters, digits and underscores');
  }
  tokens.take();
  return label === '' ? undefined : label;
}
