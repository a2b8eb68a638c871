/** What Prometheus is told of a metric. */
export interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'unknown';
  readonly help: string;
  /** A base unit of Prometheus that the name ends with, such as `seconds`. */
  readonly unit?: string;
}

/** One value of a family. */
export interface Sample {
  readonly labels: ReadonlyArray<readonly [name: string, value: string]>;
  readonly value: number;
  readonly at?: Date;
}
