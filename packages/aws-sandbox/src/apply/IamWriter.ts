import type {
  IAMClient,
  IAMClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-iam';
import type { Command } from '@smithy/types';

/** Makes changes one by one and remembers them; on a dry run, it only remembers what they would be. */
export class IamWriter {
  readonly #changes: string[] = [];
  #denial: unknown;

  private constructor(
    readonly iam: IAMClient,
    private readonly dryRun: boolean,
  ) {}

  static create(options: { iam: IAMClient; dryRun: boolean }): IamWriter {
    return new IamWriter(options.iam, options.dryRun);
  }

  /** What was changed so far, in order. */
  get changes(): readonly string[] {
    return this.#changes;
  }

  async write<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    change: string,
    command: Command<
      ServiceInputTypes,
      I,
      ServiceOutputTypes,
      O,
      IAMClientResolvedConfig
    >,
  ): Promise<void> {
    if (!this.dryRun) await this.iam.send(command);
    this.#changes.push(change);
  }

  /**
   * What a read answers, or undefined where the thing does not exist or may not be seen. IAM cannot know the path of a
   * role that does not exist, so that it denies to read it where policies name paths; creating it then tells.
   */
  async find<T>(read: Promise<T>): Promise<T | undefined> {
    try {
      return await read;
    } catch (error) {
      const { name } = error as Error;
      if (name === 'NoSuchEntityException') return undefined;
      if (!name.startsWith('AccessDenied')) throw error;
      this.#denial = error;
      return undefined;
    }
  }

  /** The denied read, where a change failed because something is there that could not be seen. */
  reasonOf(error: unknown): unknown {
    const isTaken = (error as Error).name === 'EntityAlreadyExistsException';
    return isTaken && this.#denial ? this.#denial : error;
  }
}
