import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { monotonicNow } from '../aws';
import { LruMap } from '../LruMap';

/** Milliseconds for which a caller may be shown again what the catalog showed. */
const FRESH_MS = 5_000;
const MAX_FINDS = 1_000;

interface Find<T> {
  readonly found: Promise<T | undefined>;
  readonly at: number;
}

/**
 * What each caller was just shown of an entity, so that the requests with which
 * a tab opens ask the catalog once. Nothing is passed on from caller to caller;
 * what was not found, or failed, is asked for again.
 */
export class RecentFinds<T> {
  private readonly finds = new LruMap<string, Find<T>>(MAX_FINDS);

  /** @param now - milliseconds that never go back */
  static create<T>(now: () => number = monotonicNow) {
    return new RecentFinds<T>(now);
  }

  private constructor(private readonly now: () => number) {}

  async get(
    entityRef: string,
    { principal }: BackstageCredentials,
    find: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const key = JSON.stringify([principal, entityRef]);
    const recent = this.finds.get(key);
    if (recent && this.now() - recent.at < FRESH_MS) {
      return await recent.found;
    }
    const own = { found: find(), at: this.now() };
    this.finds.set(key, own);
    try {
      const found = await own.found;
      if (found === undefined) {
        this.forget(key, own);
      }
      return found;
    } catch (error) {
      this.forget(key, own);
      throw error;
    }
  }

  private forget(key: string, find: Find<T>): void {
    if (this.finds.peek(key) === find) {
      this.finds.delete(key);
    }
  }
}
