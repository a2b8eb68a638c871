/**
 * Whether a text matches a pattern in which `*` stands for any run of
 * characters, and `?` for one where it is asked for. Patterns come from
 * annotations and policies, so this takes at most pattern x text steps: a
 * regular expression would backtrack for ever on many stars.
 */
export function matchesGlob(
  pattern: string,
  text: string,
  options: { questionMark?: boolean } = {},
): boolean {
  const { questionMark = false } = options;
  let at = 0;
  let inText = 0;
  let star = -1;
  let starredUpTo = 0;
  while (inText < text.length) {
    if (pattern[at] === '*') {
      star = at;
      starredUpTo = inText;
      at += 1;
    } else if (
      at < pattern.length &&
      (pattern[at] === text[inText] || (questionMark && pattern[at] === '?'))
    ) {
      at += 1;
      inText += 1;
    } else if (star >= 0) {
      // Only the last star needs to take more: earlier ones took the least.
      starredUpTo += 1;
      at = star + 1;
      inText = starredUpTo;
    } else {
      return false;
    }
  }
  return pattern.slice(at).replace(/\*/g, '') === '';
}
