/**
 * What the command writes to and reads from.
 *
 * @public
 */
export interface CliProcess {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The whole of standard input. */
  readonly stdin: () => Promise<string>;
}

/**
 * Exit codes.
 *
 * @public
 */
export const EXIT = { clean: 0, findings: 1, invalid: 2 } as const;

/**
 * One of the exit codes.
 *
 * @public
 */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Wrong usage or input that cannot be used; the message is one line for the user. */
export class CliError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CliError';
  }
}

/** How results are printed. */
export type Format = 'human' | 'json' | 'sarif';

/** One of the commands. */
export type Command = (
  args: readonly string[],
  process: CliProcess,
) => Promise<ExitCode>;

/** Prints a value as JSON. */
export function printJson({ out }: CliProcess, value: unknown): void {
  out(`${JSON.stringify(value, null, 2)}\n`);
}
