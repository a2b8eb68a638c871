import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { CliProcess } from '../cli';
import { EXIT } from '../exitCodes';
import { ApplyError } from './ApplyError';
import {
  applyTemplate,
  type AppliedResource,
  type AppliedTemplate,
} from './applyTemplate';
import { TemplateError } from './TemplateError';

const USAGE = `Usage: aws-sandbox apply FILE [--endpoint URL] [--region NAME] [--parameter NAME=VALUE]...
                         [--stack-name NAME] [--dry-run] [--json]

Creates and updates the IAM resources of a CloudFormation template in a sandbox, as the AWS credentials of the
environment permit.

  FILE          template in YAML or JSON
  --endpoint    of the sandbox; default: AWS_ENDPOINT_URL
  --region      default: AWS_REGION, else us-east-1
  --parameter   value of a parameter of the template; may be repeated
  --stack-name  prefix of names that the template leaves open; default: name of the file
  --dry-run     say what would change, and change nothing
  --json        print the result as JSON
  --help        this text
`;

/** What the command asks the environment for. */
export type CommandEnvironment = Readonly<Record<string, string | undefined>>;

interface ApplyOptions {
  readonly file: string;
  readonly endpoint: string;
  readonly region: string;
  readonly stackName: string;
  readonly parameters: Record<string, string>;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/**
 * The command `aws-sandbox apply`.
 *
 * @returns the exit code
 */
export async function runApply(
  args: readonly string[],
  { out, err }: Pick<CliProcess, 'out' | 'err'>,
  env: CommandEnvironment = process.env,
): Promise<number> {
  let options: ApplyOptions | undefined;
  try {
    options = readOptions(args, env);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    err(`aws-sandbox apply: ${message}\n\n${USAGE}`);
    return EXIT.usage;
  }
  if (!options) {
    out(USAGE);
    return EXIT.ok;
  }
  const { json, dryRun } = options;
  try {
    const applied = await applyTemplate({
      ...options,
      template: await readFile(options.file, 'utf8'),
      onResource: resource => json || out(describe(resource, dryRun)),
    });
    out(json ? `${JSON.stringify(applied)}\n` : summary(applied, dryRun));
    return EXIT.ok;
  } catch (error) {
    const [message, code] = explain(error, options.file);
    err(`aws-sandbox apply: ${message}\n`);
    return code;
  }
}

function readOptions(
  args: readonly string[],
  env: CommandEnvironment,
): ApplyOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      endpoint: { type: 'string', default: env.AWS_ENDPOINT_URL },
      region: { type: 'string', default: env.AWS_REGION ?? 'us-east-1' },
      parameter: { type: 'string', multiple: true, default: [] },
      'stack-name': { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) {
    throw new TypeError(file ? 'one FILE only' : 'FILE is missing');
  }
  return {
    file,
    endpoint: readEndpoint(values.endpoint),
    region: values.region,
    stackName: values['stack-name'] ?? basename(file).replace(/\.[^.]*$/, ''),
    parameters: Object.fromEntries(values.parameter.map(readParameter)),
    dryRun: values['dry-run'],
    json: values.json,
  };
}

/** This command is for a sandbox: what it leaves out would be missing in a real account. */
function readEndpoint(text: string | undefined): string {
  if (!text) {
    throw new TypeError('--endpoint is missing, and so is AWS_ENDPOINT_URL');
  }
  if (!URL.canParse(text)) {
    throw new TypeError(`--endpoint is '${text}', but must be a URL`);
  }
  if (/(^|\.)amazonaws\.com(\.cn)?$/.test(new URL(text).hostname)) {
    throw new TypeError(
      `--endpoint is AWS itself; deploy there with CloudFormation`,
    );
  }
  return text;
}

function readParameter(text: string): [string, string] {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined) {
    throw new TypeError(`--parameter is '${text}', but must be NAME=VALUE`);
  }
  return [name, value];
}

function describe(
  { logicalId, type, arn, outcome, changes }: AppliedResource,
  dryRun: boolean,
): string {
  const what = dryRun && arn ? `would be ${outcome}` : outcome;
  return [
    `${what}: ${logicalId}  ${arn ?? `${type} (no part of the sandbox)`}`,
    ...changes.map(change => `  ${change}`),
    '',
  ].join('\n');
}

function summary(
  { accountId, callerArn, resources, outputs }: AppliedTemplate,
  dryRun: boolean,
): string {
  const count = (outcome: AppliedResource['outcome']) =>
    `${
      resources.filter(resource => resource.outcome === outcome).length
    } ${outcome}`;
  return [
    ...Object.entries(outputs).map(
      ([name, value]) => `output: ${name} = ${value ?? '(not modelled)'}`,
    ),
    `${
      dryRun ? 'Nothing was changed' : 'Applied'
    } in account ${accountId} as ${callerArn}: ${[
      count('created'),
      count('updated'),
      count('unchanged'),
      count('not modelled'),
    ].join(', ')}.`,
    '',
  ].join('\n');
}

function explain(
  error: unknown,
  file: string,
): [message: string, code: number] {
  if (error instanceof TemplateError) return [error.message, EXIT.data];
  if (error instanceof ApplyError) {
    const code = {
      refused: EXIT.refused,
      unreachable: EXIT.port,
      failed: EXIT.failure,
    }[error.reason];
    return [error.message, code];
  }
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES'
    ? [`${file} cannot be read (${code})`, EXIT.data]
    : [message, EXIT.failure];
}
