/** A REST request, taken apart. */
export interface RestRequest {
  readonly method: string;
  /** Percent-encoded; without what the labels below already hold. */
  readonly path: string;
  readonly query: ReadonlyMap<string, readonly string[]>;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Labels that stand elsewhere than in the path: an S3 bucket. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Reads a query string; `+` stands for a space. */
export function parseQuery(text: string): Map<string, string[]> {
  const query = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const values = query.get(name);
    if (values) values.push(value);
    else query.set(name, [value]);
  }
  return query;
}
