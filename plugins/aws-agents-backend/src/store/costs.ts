/** What some calls to AWS came to, in both readings of the price rule. */
export interface CostAmount {
  /** Merged calls count by parts. */
  readonly calls: number;
  /** Queries of GetMetricData. */
  readonly queries: number;
  /** The same, with up to five statistics of a metric as one. */
  readonly metrics: number;
  /** US dollars when each query is billed. */
  readonly usdByQueries: number;
  /** US dollars when up to five statistics of a metric are billed as one. */
  readonly usdByMetrics: number;
}

/** What an agent's calls to one service of one account came to on a day. */
export interface CostRecord extends CostAmount {
  /** UTC, `YYYY-MM-DD`. */
  readonly day: string;
  readonly entityRef: string;
  readonly accountId: string;
  /** Name of the service in the SDK, such as `CloudWatch`. */
  readonly service: string;
  /** First call of the day. */
  readonly firstAt: Date;
}

/** What an agent came to since a day, over all services and accounts. */
export interface CostSum extends CostAmount {
  readonly entityRef: string;
  /** First call within the days. */
  readonly firstAt: Date;
}

/** Costs that are not in the store yet. */
export interface PendingCosts {
  /** Hands out what calls for some agents came to, to be written. */
  take(entityRefs: ReadonlySet<string>): CostRecord[];
  /** Takes back what could not be written. */
  giveBack(records: readonly CostRecord[]): void;
}

/** Keeps what observing agents costs, for all replicas together. */
export interface CostStore {
  /** Adds to what is kept. */
  add(records: readonly CostRecord[]): Promise<void>;
  /**
   * All records of some agents.
   *
   * @param fromDay - first day, `YYYY-MM-DD`
   */
  list(entityRefs: readonly string[], fromDay: string): Promise<CostRecord[]>;
  /** Sums by agent; those without calls are missing. */
  sums(
    entityRefs: readonly string[],
    fromDay: string,
  ): Promise<Map<string, CostSum>>;
  /** Forgets days before the given one. */
  prune(beforeDay: string): Promise<void>;
}
