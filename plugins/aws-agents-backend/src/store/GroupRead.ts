interface Waiting<TValue> {
  readonly keys: readonly string[];
  readonly resolve: (values: Map<string, TValue>) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads together what many ask for while the read before is under way. */
export class GroupRead<TValue> {
  private waiting: Waiting<TValue>[] = [];
  private running = false;

  constructor(
    private readonly read: (
      keys: readonly string[],
    ) => Promise<Map<string, TValue>>,
  ) {}

  /** The values of some keys; those without are missing. */
  async get(keys: readonly string[]): Promise<Map<string, TValue>> {
    if (keys.length === 0) {
      return new Map();
    }
    return await new Promise((resolve, reject) => {
      this.waiting.push({ keys, resolve, reject });
      if (!this.running) {
        this.running = true;
        setImmediate(() => this.run());
      }
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0);
      try {
        const all = await this.read([
          ...new Set(group.flatMap(({ keys }) => keys)),
        ]);
        for (const { keys, resolve } of group) {
          resolve(pick(all, keys));
        }
      } catch (error) {
        group.forEach(({ reject }) => reject(error));
      }
    }
    this.running = false;
  }
}

function pick<TValue>(
  all: ReadonlyMap<string, TValue>,
  keys: readonly string[],
): Map<string, TValue> {
  const picked = new Map<string, TValue>();
  for (const key of keys) {
    const value = all.get(key);
    if (value !== undefined) {
      picked.set(key, value);
    }
  }
  return picked;
}
