import { parseJsonText } from '../policy/jsonText';
import { Policy } from '../policy/types';
import { statementPath } from './elements';
import { LineRange } from './types';

/** Finds the lines of JSON paths in a text, parsing it on first use. */
export function createLineLocator(
  source: string | undefined,
): (path: string) => LineRange | undefined {
  let index: Map<string, { start: number; end: number }> | undefined;
  let lineStarts: readonly number[] = [];
  return path => {
    if (source === undefined) return undefined;
    if (!index) {
      const spans = new Map<string, { start: number; end: number }>();
      parseJsonText(source, (at, span) => spans.set(at, span));
      index = spans;
      lineStarts = startsOfLines(source);
    }
    const span = index.get(path);
    return (
      span && {
        start: lineOf(lineStarts, span.start),
        end: lineOf(lineStarts, span.end - 1),
      }
    );
  };
}

const locators = new WeakMap<Policy, ReturnType<typeof createLineLocator>>();

/**
 * Where a statement stands in the text that a policy was parsed from; undefined for policies that were not parsed from
 * text.
 *
 * @param index - zero-based position of the statement
 * @public
 */
export function statementLines(
  policy: Policy,
  index: number,
): LineRange | undefined {
  let linesOf = locators.get(policy);
  if (!linesOf) {
    linesOf = createLineLocator(policy.source);
    locators.set(policy, linesOf);
  }
  return linesOf(statementPath(policy, index));
}

function startsOfLines(source: string): number[] {
  const starts = [0];
  let at = source.indexOf('\n');
  while (at !== -1) {
    starts.push(at + 1);
    at = source.indexOf('\n', at + 1);
  }
  return starts;
}

/** Line, from 1, of an offset: binary search for the last line that starts at or before it. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
