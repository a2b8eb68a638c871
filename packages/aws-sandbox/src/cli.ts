import { parseArgs } from 'node:util';
import { runApply } from './apply';
import { EXIT } from './exitCodes';
import type { Sandbox } from './Sandbox';
import { startSandbox } from './startSandbox';
import { SeedError } from './world';

/**
 * What the command writes to and hears from.
 *
 * @public
 */
export interface CliProcess {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when the process is asked to end. */
  readonly ended: Promise<unknown>;
}

export { EXIT } from './exitCodes';

const USAGE = `Usage: aws-sandbox --seed FILE [--port N]
       aws-sandbox apply FILE [--endpoint URL] ...

  --seed FILE  YAML file that describes accounts, roles, metrics and buckets
  --port N     port on 127.0.0.1; 0, the default, takes any that is free
  --help       this text; 'aws-sandbox apply --help' tells of templates
`;

interface CliOptions {
  readonly seed: string;
  readonly port: number;
}

function readOptions(args: readonly string[]): CliOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  if (values.seed === undefined) throw new TypeError('--seed is missing');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TypeError(`--port is '${values.port}', but goes from 0 to 65535`);
  }
  return { seed: values.seed, port };
}

function explain(
  error: unknown,
  port: number,
): [message: string, code: number] {
  if (error instanceof SeedError) return [error.message, EXIT.data];
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return [
      `Port ${port} is in use on 127.0.0.1: choose another with --port, or 0 for any.`,
      EXIT.port,
    ];
  }
  if (code === 'EACCES') {
    return [
      `Port ${port} needs privileges: choose one above 1023 with --port.`,
      EXIT.port,
    ];
  }
  return [message, EXIT.failure];
}

async function serve(
  { seed, port }: CliOptions,
  { out, err, ended }: CliProcess,
): Promise<number> {
  let sandbox: Sandbox;
  try {
    sandbox = await startSandbox({
      seed,
      port,
      onInternalError: error =>
        err(`${error instanceof Error ? error.stack : String(error)}\n`),
    });
  } catch (error) {
    const [message, code] = explain(error, port);
    err(`aws-sandbox: ${message}\n`);
    return code;
  }
  const { endpoint, credentials } = sandbox;
  out(`${JSON.stringify({ endpoint, credentials })}\n`);
  err(`aws-sandbox: serving at ${endpoint}; end it with Ctrl-C\n`);
  await ended;
  await sandbox.close();
  err('aws-sandbox: ended\n');
  return EXIT.ok;
}

/**
 * The `aws-sandbox` command: serves a seed until asked to end, or applies a template to a sandbox that is served. Prints
 * one line of JSON when it is ready, with the endpoint and the seed's keys; everything else goes to stderr.
 *
 * @returns the exit code
 * @public
 */
export async function runCli(
  args: readonly string[],
  process: CliProcess,
): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'apply') return runApply(rest, process);
  let options: CliOptions | undefined;
  try {
    options = readOptions(args);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.err(`aws-sandbox: ${message}\n\n${USAGE}`);
    return EXIT.usage;
  }
  if (!options) {
    process.out(USAGE);
    return EXIT.ok;
  }
  return serve(options, process);
}
