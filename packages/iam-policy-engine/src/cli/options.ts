import { parseArgs } from 'node:util';
import { RequestContext, RequestPrincipal } from '../evaluation/types';
import { FindingSeverity } from '../findings/types';
import { SEVERITIES } from '../findings/severity';
import { PolicyType } from '../policy/types';
import { ELEMENT_RULES } from '../policy/elementRules';
import { principalByName } from '../probes/callers';
import { CliError, Format } from './command';

const POLICY_TYPES = Object.keys(ELEMENT_RULES);
const FORMATS: readonly string[] = ['human', 'json', 'sarif'];

/** Options and files of a command, as texts. */
export interface RawOptions {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly string[];
}

/** Which options a command takes, and how often. */
export interface OptionNames {
  readonly once: readonly string[];
  readonly many?: readonly string[];
}

/**
 * Takes arguments apart.
 *
 * @throws {@link CliError} for an option the command does not know, or one without value
 */
export function readOptions(
  args: readonly string[],
  { once, many = [] }: OptionNames,
): RawOptions {
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries([
        ...once.map(name => [name, { type: 'string' as const }]),
        ...many.map(name => [
          name,
          { type: 'string' as const, multiple: true },
        ]),
      ]),
    });
    // Which options there are is known at run time only.
    const values: Readonly<Record<string, unknown>> = parsed.values;
    const text = (name: string) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    };
    const list = (name: string) => {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    };
    return {
      values: Object.fromEntries(once.map(name => [name, text(name)])),
      lists: Object.fromEntries(many.map(name => [name, list(name)])),
      files: parsed.positionals,
    };
  } catch (error) {
    const { message } = error as Error;
    throw new CliError(message.split(/\. |\n/)[0]);
  }
}

function oneOf(option: string, value: string, allowed: readonly string[]) {
  if (!allowed.includes(value)) {
    throw new CliError(
      `${option} is '${value}', but is one of ${allowed.join(', ')}`,
    );
  }
}

function isPolicyType(value: string): value is PolicyType {
  return POLICY_TYPES.includes(value);
}

/** Reads the type of a policy. */
export function readType(value: string): PolicyType {
  if (isPolicyType(value)) return value;
  throw new CliError(
    `the policy type is '${value}', but is one of ${POLICY_TYPES.join(', ')}`,
  );
}

/** Reads `--format`. */
export function readFormat(value: string = 'human', sarif = false): Format {
  oneOf('--format', value, sarif ? FORMATS : FORMATS.slice(0, 2));
  return value === 'json' || value === 'sarif' ? value : 'human';
}

/** Reads `--fail-on`; undefined for `none`. */
export function readFailOn(value: string = 'low'): FindingSeverity | undefined {
  oneOf('--fail-on', value, [...SEVERITIES, 'none']);
  return SEVERITIES.find(severity => severity === value);
}

/** True when a finding is as bad as the limit, or worse. */
export function reaches(
  severity: FindingSeverity,
  failOn: FindingSeverity | undefined,
): boolean {
  return (
    failOn !== undefined &&
    SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn)
  );
}

/** Reads `--context KEY=VALUE`; a key given several times has several values. */
export function readContext(pairs: readonly string[]): RequestContext {
  const context = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) {
      throw new CliError(
        `--context is '${pair}', but is KEY=VALUE, e.g. aws:SourceVpc=vpc-1`,
      );
    }
    const key = pair.slice(0, at);
    context.set(key, [...(context.get(key) ?? []), pair.slice(at + 1)]);
  }
  return Object.fromEntries(
    [...context].map(([key, values]) => [
      key,
      values.length === 1 ? values[0] : values,
    ]),
  );
}

/** Reads `--principal`: an ARN, or the name of a service. */
export function readPrincipal(
  value: string | undefined,
): RequestPrincipal | undefined {
  if (value === undefined) return undefined;
  const principal = principalByName(value);
  if (!principal) {
    throw new CliError(
      `--principal is '${value}', but is the ARN of a role, session, user or provider, or a service such as ec2.amazonaws.com`,
    );
  }
  return principal;
}
