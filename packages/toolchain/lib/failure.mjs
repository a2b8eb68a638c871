/**
 * A failure that its reader can mend: printed as one line, without a stack.
 */
export class Failure extends Error {
  /**
   * @param {string} message what is wrong, and what to do about it
   * @param {{ exitCode?: number }} [options]
   */
  constructor(message, options = {}) {
    super(message);
    this.name = 'Failure';
    this.exitCode = options.exitCode ?? 1;
  }
}

/** Runs a command's main function; failures become one line and an exit code. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    if (!(error instanceof Failure)) {
      throw error;
    }
    process.stderr.write(`\n✗ ${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
