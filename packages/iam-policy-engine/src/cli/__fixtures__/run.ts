import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BIN = resolve(__dirname, '../../../bin/iam-policy-engine');

/** A folder of input files in which the command is run as a process. */
export class CommandFolder {
  private constructor(private readonly path: string) {}

  static create(): CommandFolder {
    return new CommandFolder(mkdtempSync(join(tmpdir(), 'iam-policy-engine-')));
  }

  write(name: string, content: unknown): string {
    const text =
      typeof content === 'string' ? content : JSON.stringify(content, null, 2);
    writeFileSync(join(this.path, name), text);
    return name;
  }

  run(args: readonly string[], input: unknown = '') {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [BIN, ...args],
      {
        cwd: this.path,
        encoding: 'utf8',
        input: typeof input === 'string' ? input : JSON.stringify(input),
      },
    );
    return { code: status, out: stdout, err: stderr };
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
