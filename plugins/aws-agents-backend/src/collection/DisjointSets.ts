/** Which of many items hang together: union and find, with path halving. */
export class DisjointSets {
  private readonly parents = new Map<string, string>();

  /** The same item for all that hang together. */
  rootOf(item: string): string {
    let current = item;
    for (;;) {
      const parent = this.parents.get(current) ?? current;
      if (parent === current) {
        return current;
      }
      const grandparent = this.parents.get(parent) ?? parent;
      this.parents.set(current, grandparent);
      current = grandparent;
    }
  }

  join(a: string, b: string): void {
    this.parents.set(this.rootOf(b), this.rootOf(a));
  }
}
