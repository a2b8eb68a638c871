/**
 * Makes one call answer all who ask within a time, so that shards that start
 * together read the catalog once. A failure is shared by those who wait for it
 * and not remembered.
 */
export function shareFor<T>(
  milliseconds: number,
  call: () => Promise<T>,
  now: () => number = Date.now,
): () => Promise<T> {
  let shared: { answer: Promise<T>; until: number } | undefined;
  return () => {
    if (shared && now() < shared.until) {
      return shared.answer;
    }
    const answer = call();
    const mine = { answer, until: now() + milliseconds };
    shared = mine;
    answer.catch(() => {
      if (shared === mine) {
        shared = undefined;
      }
    });
    return answer;
  };
}
