/** One segment of a path template: text, or a label that stands for a value. */
export type PathSegment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'label'; readonly name: string; readonly greedy: boolean };

/** Where a REST operation is found, and the status of its success. */
export interface HttpTrait {
  readonly method: string;
  readonly segments: readonly PathSegment[];
  /** Query parameters that are always there; an empty value stands for a parameter without value. */
  readonly query: ReadonlyMap<string, string>;
  readonly status: number;
}

function parseSegment(text: string): PathSegment {
  const label = /^\{(\w+)(\+?)\}$/.exec(text);
  return label
    ? { kind: 'label', name: label[1], greedy: label[2] === '+' }
    : { kind: 'literal', text };
}

/** Reads the `http` trait: method, URI template and status. */
export function parseHttpTrait(
  trait: readonly [string, string, number],
): HttpTrait {
  const [method, uri, status] = trait;
  const [path, query = ''] = uri.split('?');
  return {
    method,
    status,
    segments: path.split('/').filter(Boolean).map(parseSegment),
    query: new Map(
      query
        .split('&')
        .filter(Boolean)
        .map(pair => pair.split('='))
        .map(([name, value = '']) => [name, value]),
    ),
  };
}
