/** A place in a text, counted from 1 as editors do. */
export interface TextPosition {
  readonly Line: number;
  readonly Column: number;
}

/** Where a statement stands in the text of its policy. */
export interface StatementPosition {
  readonly StartPosition: TextPosition;
  readonly EndPosition: TextPosition;
}

/** A token of JSON that matters for nesting: a string, or one of the brackets and separators. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

function positionOf(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset);
  return {
    Line: before.split('\n').length,
    Column: offset - before.lastIndexOf('\n'),
  };
}

/** Offsets of the objects that stand directly in the top level's `Statement`. */
function statementOffsets(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  const open: { bracket: string; offset: number }[] = [];
  let key = '';
  let previous = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === ':' && open.length === 1) key = previous;
    if (token === '{' || token === '[') {
      open.push({ bracket: token, offset: index });
    } else if (token === '}' || token === ']') {
      const opened = open.pop();
      const isListed = open.length === 2 && open[1].bracket === '[';
      if (
        token === '}' &&
        key === '"Statement"' &&
        (open.length === 1 || isListed)
      ) {
        found.push([opened?.offset ?? index, index + 1]);
      }
    }
    previous = token;
  }
  return found;
}

/**
 * Finds a statement in the text of a policy.
 *
 * @param text - JSON that has been parsed as a policy
 * @param index - zero-based position of the statement
 */
export function statementPosition(
  text: string,
  index: number,
): StatementPosition | undefined {
  const range = statementOffsets(text)[index];
  return (
    range && {
      StartPosition: positionOf(text, range[0]),
      EndPosition: positionOf(text, range[1]),
    }
  );
}
