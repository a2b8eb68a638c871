/** A map of bounded size that forgets what was not used for longest. */
export class LruMap<TKey, TValue> {
  private readonly entries = new Map<TKey, TValue>();

  /** @param max - entries kept, at most */
  constructor(private readonly max: number) {}

  get size(): number {
    return this.entries.size;
  }

  /** The value of a key, which is thereby used. */
  get(key: TKey): TValue | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.set(key, value);
    }
    return value;
  }

  /** The value of a key, which counts as no use. */
  peek(key: TKey): TValue | undefined {
    return this.entries.get(key);
  }

  set(key: TKey, value: TValue): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    const [leastRecentlyUsed] = this.entries.keys();
    if (this.entries.size > this.max) {
      this.entries.delete(leastRecentlyUsed);
    }
  }

  delete(key: TKey): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }
}
