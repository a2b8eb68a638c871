import { check } from './check';
import { CliError, CliProcess, Command, EXIT, ExitCode } from './command';
import { diff } from './diff';
import { minimize } from './minimize';
import { simulate } from './simulate';

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['check', check],
  ['simulate', simulate],
  ['diff', diff],
  ['minimize', minimize],
]);

const USAGE = `Usage: iam-policy-engine COMMAND [OPTIONS] FILE...

  check FILE...      what is wrong or dangerous in policies
    --fail-on SEVERITY     critical, high, medium, low (default), info or none
    --account ID           account of the policies: others are foreign to trust policies
    --trusted-account ID   another account of one's own; may be repeated
    --external-id ID       external id that trust policies should demand
    --format FORMAT        human (default), json or sarif

  simulate FILE...   whether policies allow a request, or all needs of a list
    --action ACTION        e.g. s3:GetObject
    --resource ARN         default: *
    --needs FILE           JSON list of {"action", "resource", "conditions", "why"}
    --principal ARN        who asks; or a service such as ec2.amazonaws.com
    --context KEY=VALUE    condition key of the request; may be repeated
    --format FORMAT        human (default) or json

  diff BEFORE AFTER  what would change; fails when access is added or a need unmet
    --needs FILE, --principal ARN, --context KEY=VALUE, --format FORMAT as above

  minimize FILE      the least policy for a list of needs, or the trust policy for
                     {"platform": ...}
    --sid-prefix TEXT      put before every Sid
    --fail-on SEVERITY, --format FORMAT as above

  FILE is a path, or - for standard input. TYPE=FILE says what kind of policy it is,
  --type TYPE says so for all files: identity, resource, trust, boundary, session,
  scp, rcp or vpc-endpoint. Else the elements of the policy tell identity, trust and
  resource policies apart.

  Exit codes: 0 clean, 1 findings, 2 wrong usage or input that is not valid.
`;

/**
 * The `iam-policy-engine` command. Results go to `out`, complaints to `err`.
 *
 * @returns the exit code: 0 clean, 1 findings, 2 wrong usage or invalid input
 * @public
 */
export async function runCli(
  args: readonly string[],
  process: CliProcess,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === 'help' || rest.includes('--help')) {
    process.out(USAGE);
    return EXIT.clean;
  }
  try {
    const command = name === undefined ? undefined : COMMANDS.get(name);
    if (!command) {
      const found = name === undefined ? 'no command' : `no command '${name}'`;
      throw new CliError(
        `there is ${found}; try one of ${[...COMMANDS.keys()].join(
          ', ',
        )}, or --help`,
      );
    }
    return await command(rest, process);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    process.err(`iam-policy-engine: ${error.message}\n`);
    return EXIT.invalid;
  }
}
