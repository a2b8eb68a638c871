/** A name and the text of its value. */
export interface NamedText {
  readonly name: string;
  readonly value: string;
}

/**
 * `name = value` lines with the equals signs of each run below each other, as `alloy fmt` writes them: a value of several
 * lines is the last of its run.
 */
export function aligned(items: readonly NamedText[], depth: number): string[] {
  const widths: number[] = [];
  let from = 0;
  items.forEach(({ value }, i) => {
    if (!value.includes('\n') && i < items.length - 1) return;
    const run = items.slice(from, i + 1);
    const width = Math.max(...run.map(({ name }) => widthOf(name)));
    run.forEach(() => widths.push(width));
    from = i + 1;
  });
  const tabs = '\t'.repeat(depth);
  return items.map(
    ({ name, value }, i) =>
      `${tabs}${name}${' '.repeat(widths[i] - widthOf(name))} = ${value}`,
  );
}

/** Characters, not units of UTF-16. */
function widthOf(name: string): number {
  return [...name].length;
}
