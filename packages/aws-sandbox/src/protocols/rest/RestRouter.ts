import type { NormalizedSchema } from '@smithy/core/schema';
import type { HttpTrait } from '../model/httpTrait';
import type { OperationModel } from '../model/ServiceModel';
import { requiredMembers } from '../shapes/missingMembers';
import type { RestRequest } from './restRequest';

/** A query parameter that only some clients send, to tell operations apart in logs. */
const OPERATION_HINT = 'x-id';

interface Route {
  readonly operation: OperationModel;
  readonly http: HttpTrait;
  readonly path: RegExp;
  readonly labels: ReadonlySet<string>;
  readonly requiredQuery: readonly string[];
  readonly requiredHeaders: readonly string[];
}

/** An operation and the labels that its path holds, still percent-encoded. */
export interface FoundOperation {
  readonly operation: OperationModel;
  readonly labels: Readonly<Record<string, string>>;
}

function pathPattern({ segments }: HttpTrait): RegExp {
  const parts = segments.map(segment => {
    if (segment.kind === 'literal') {
      return segment.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    }
    return `(?<${segment.name}>${segment.greedy ? '.+' : '[^/]+'})`;
  });
  return new RegExp(`^/${parts.join('/')}$`, 's');
}

function boundTo(
  input: NormalizedSchema,
  trait: 'httpQuery' | 'httpHeader',
): string[] {
  return requiredMembers(input).flatMap(name => {
    const bound = input.getMemberSchema(name).getMergedTraits()[trait];
    return bound === undefined ? [] : [String(bound)];
  });
}

function labelsOf(input: NormalizedSchema): Set<string> {
  const labels = new Set<string>();
  if (!input.isStructSchema()) return labels;
  for (const [name, member] of input.structIterator()) {
    if (member.getMergedTraits().httpLabel) labels.add(name);
  }
  return labels;
}

/** How many demands a route makes: of several that match, the most demanding is meant. */
function demands({ http, requiredQuery, requiredHeaders }: Route): number {
  const fixed = [...http.query.keys()].filter(n => n !== OPERATION_HINT);
  return fixed.length + requiredQuery.length + requiredHeaders.length;
}

function toRoutes(operation: OperationModel): Route[] {
  const { http, input } = operation;
  if (!http) return [];
  return [
    {
      operation,
      http,
      path: pathPattern(http),
      labels: labelsOf(input),
      requiredQuery: boundTo(input, 'httpQuery'),
      requiredHeaders: boundTo(input, 'httpHeader').map(h => h.toLowerCase()),
    },
  ];
}

function fixedQueryMatches(
  [name, value]: readonly [string, string],
  query: RestRequest['query'],
): boolean {
  const found = query.get(name);
  if (name === OPERATION_HINT) return !found || found.includes(value);
  return found !== undefined && (value === '' || found.includes(value));
}

function match(route: Route, request: RestRequest): FoundOperation | undefined {
  const { http, operation } = route;
  const path = route.path.exec(request.path);
  if (http.method !== request.method || !path) return undefined;
  const labels = { ...path.groups };
  const given = Object.keys({ ...labels, ...request.labels });
  const matches =
    given.length === route.labels.size &&
    given.every(label => route.labels.has(label)) &&
    [...http.query].every(q => fixedQueryMatches(q, request.query)) &&
    route.requiredQuery.every(name => request.query.has(name)) &&
    route.requiredHeaders.every(name => name in request.headers);
  return matches ? { operation, labels } : undefined;
}

/** Finds REST operations by method, path, query and headers. */
export class RestRouter {
  private constructor(private readonly routes: readonly Route[]) {}

  static create(operations: readonly OperationModel[]): RestRouter {
    const routes = operations.flatMap(toRoutes);
    routes.sort(
      (a, b) =>
        demands(b) - demands(a) ||
        (a.operation.name < b.operation.name ? -1 : 1),
    );
    return new RestRouter(routes);
  }

  find(request: RestRequest): FoundOperation | undefined {
    for (const route of this.routes) {
      const found = match(route, request);
      if (found) return found;
    }
    return undefined;
  }
}
