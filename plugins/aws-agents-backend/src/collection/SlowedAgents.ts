/** Who ran out of budget within the last day is still collected less often. */
const REMEMBERED_MS = 24 * 3600 * 1000;

/** Remembers which agents ran out of budget lately. */
export class SlowedAgents {
  private readonly since = new Map<string, number>();

  static create(): SlowedAgents {
    return new SlowedAgents();
  }

  private constructor() {}

  add(entityRefs: Iterable<string>, now: Date): void {
    for (const entityRef of entityRefs) {
      this.since.set(entityRef, now.getTime());
    }
    for (const [entityRef, at] of this.since) {
      if (now.getTime() - at > REMEMBERED_MS) {
        this.since.delete(entityRef);
      }
    }
  }

  has(entityRef: string, now: Date): boolean {
    const at = this.since.get(entityRef);
    return at !== undefined && now.getTime() - at <= REMEMBERED_MS;
  }
}
