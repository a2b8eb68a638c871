import { readFileSync } from 'node:fs';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { seedSchema, type ResolvedSeed, type SandboxSeed } from './seed';
import { SeedError } from './SeedError';

function readText(seed: string): string {
  if (seed.includes('\n')) return seed;
  try {
    return readFileSync(seed, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SeedError([
      `${seed}: cannot be read (${code}); give a seed file, its YAML text (more than one line) or an object`,
    ]);
  }
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new SeedError([`not YAML: ${error.message}`]);
  }
}

/** `accounts[0].roles[2].name` instead of zod's list of keys. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : `${text}${text && '.'}${String(key)}`,
    '',
  );
}

function problemOf(issue: z.core.$ZodIssue): string {
  return `${placeOf(issue.path) || 'seed'}: ${issue.message}`;
}

/**
 * Reads a seed: an object, YAML text, or the path of a YAML file.
 *
 * @throws {@link SeedError} with every problem found
 */
export function loadSeed(seed: SandboxSeed | string): ResolvedSeed {
  const document = typeof seed === 'string' ? parseYaml(readText(seed)) : seed;
  const result = seedSchema.safeParse(document);
  if (!result.success) {
    throw new SeedError(result.error.issues.map(problemOf));
  }
  return result.data;
}
