import { riskOfAction, SEVERITIES, type KnownAction } from 'iam-policy-engine';

/** Facts about actions are shared by all analyses, so their ranks are worked out once. */
const ranks = new WeakMap<KnownAction, number>();

/** Of each severity what is published as a risk stands before the rest. */
const RANKS = 2 * SEVERITIES.length;

/** Actions by how risky they are, without sorting all: a wildcard has thousands. */
export class RiskRanks {
  /** Names by rank, riskiest first. */
  private readonly names: string[][] = Array.from({ length: RANKS }, () => []);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Rank of the riskiest action; one behind the last rank when there is none. */
  get worstRank(): number {
    const rank = this.names.findIndex(names => names.length > 0);
    return rank < 0 ? RANKS : rank;
  }

  add(name: string, known: KnownAction): void {
    this.names[rankOf(name, known)].push(name);
    this.count += 1;
  }

  /** The riskiest ones, by name within a rank. */
  worst(limit: number): string[] {
    const worst: string[] = [];
    for (const names of this.names) {
      if (worst.length >= limit) {
        break;
      }
      worst.push(...[...names].sort().slice(0, limit - worst.length));
    }
    return worst;
  }
}

function rankOf(name: string, known: KnownAction): number {
  let rank = ranks.get(known);
  if (rank === undefined) {
    const { severity, rule } = riskOfAction(name, known);
    rank = 2 * SEVERITIES.indexOf(severity) + (rule ? 0 : 1);
    ranks.set(known, rank);
  }
  return rank;
}
