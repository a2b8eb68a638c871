import { readFile } from 'node:fs/promises';
import { ApplicablePolicies } from '../evaluation/types';
import { NeedsParseError } from '../needs/errors';
import { parseNeeds } from '../needs/parseNeeds';
import { AccessNeed } from '../needs/types';
import { TrustRequirementError } from '../minimise/trust/errors';
import { PolicyIssue, PolicyParseError } from '../policy/errors';
import { isRecord } from '../policy/issueList';
import { parsePolicy } from '../policy/parsePolicy';
import { Policy, PolicyType } from '../policy/types';
import { CliError, CliProcess } from './command';
import { readType } from './options';

/** A file of a policy, read and not yet parsed. */
export interface PolicyFile {
  readonly file: string;
  readonly text: string;
  readonly type: PolicyType;
}

/** How messages call a file. */
export function nameOf(file: string): string {
  return file === '-' ? '(standard input)' : file;
}

/**
 * Reads a file, or standard input for `-`.
 *
 * @throws {@link CliError} when it cannot be read
 */
export async function readText(
  file: string,
  { stdin }: CliProcess,
): Promise<string> {
  try {
    const text = file === '-' ? await stdin() : await readFile(file, 'utf8');
    // A byte order mark is no part of the policy.
    return text.replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(`${nameOf(file)} cannot be read (${code ?? message})`);
  }
}

/**
 * Reads the file of a policy, given as `FILE` or `TYPE=FILE`. Without a type, the policy's elements tell.
 *
 * @throws {@link CliError} when it cannot be read, or the type is none
 */
export async function readPolicyFile(
  argument: string,
  defaultType: string | undefined,
  process: CliProcess,
): Promise<PolicyFile> {
  const [, prefix, file] = /^(?:([a-z-]+)=)?(.+)$/s.exec(argument) ?? [
    '',
    undefined,
    argument,
  ];
  const stated = prefix ?? defaultType;
  const given = stated === undefined ? undefined : readType(stated);
  const text = await readText(file, process);
  return { file, text, type: given ?? typeByElements(text) };
}

/** Only policies on resources have principals, and only trust policies have no resource besides. */
function typeByElements(text: string): PolicyType {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // The parser will say what is wrong with it.
    return 'identity';
  }
  const statements: readonly unknown[] = isRecord(document)
    ? [document.Statement].flat()
    : [];
  const has = (...elements: string[]) =>
    statements.some(
      statement =>
        isRecord(statement) && elements.some(element => element in statement),
    );
  if (!has('Principal', 'NotPrincipal')) return 'identity';
  return has('Resource', 'NotResource') ? 'resource' : 'trust';
}

function describe(issues: readonly PolicyIssue[]): string {
  const [first, ...others] = issues;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${first.path}: ${first.message}; expected ${first.expected}${more}`;
}

/** Runs a parser, and names the file in what it complains of. */
export function parseFile<T>(file: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (
      error instanceof PolicyParseError ||
      error instanceof NeedsParseError ||
      error instanceof TrustRequirementError
    ) {
      throw new CliError(`${nameOf(file)}: ${describe(error.issues)}`);
    }
    throw error;
  }
}

/** Parses the text of a policy. */
export function parsePolicyFile({ file, text, type }: PolicyFile): Policy {
  return parseFile(file, () => parsePolicy(text, { type, id: nameOf(file) }));
}

/** Reads a list of needs; none when no file is given. */
export async function readNeeds(
  file: string | undefined,
  process: CliProcess,
): Promise<AccessNeed[]> {
  if (file === undefined) return [];
  const text = await readText(file, process);
  return parseFile(file, () => parseNeeds(text));
}

const SINGLE: readonly PolicyType[] = ['resource', 'trust', 'boundary'];

/**
 * Puts policies where they belong in a decision; each SCP and RCP is a level of its own.
 *
 * @throws {@link CliError} when there are two of a type of which a request has one
 */
export function applicable(policies: readonly Policy[]): ApplicablePolicies {
  const of = (type: PolicyType) =>
    policies.filter(policy => policy.type === type);
  for (const type of SINGLE) {
    if (of(type).length > 1) {
      throw new CliError(
        `${
          of(type).length
        } policies are of type ${type}, but a request has one`,
      );
    }
  }
  const levels = (type: PolicyType) => {
    const list = of(type);
    return list.length > 0 ? list.map(policy => [policy]) : undefined;
  };
  return {
    identity: of('identity'),
    session: of('session'),
    resource: of('resource')[0],
    trust: of('trust')[0],
    boundary: of('boundary')[0],
    scp: levels('scp'),
    rcp: levels('rcp'),
    vpcEndpoint: of('vpc-endpoint'),
  };
}
