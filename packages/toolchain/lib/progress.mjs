const seconds = since => ((performance.now() - since) / 1000).toFixed(1);

/** Says what is going on, one line a step, with the time it took. */
export async function step(title, work) {
  const started = performance.now();
  process.stdout.write(`▸ ${title} …\n`);
  const result = await work();
  process.stdout.write(`✓ ${title} (${seconds(started)} s)\n`);
  return result;
}

/** A line that is neither a step nor a failure. */
export const note = text => process.stdout.write(`  ${text}\n`);
