import { RequestContext, RequestPrincipal } from '../evaluation/types';
import { PatternTokens, wildcardTokens } from '../matching/glob';
import { patternText } from '../matching/patternText';
import { commonResource } from '../matching/resourcePattern';
import { Statement } from '../policy/types';
import { Caller, callersOf } from './callers';
import { tellingContexts } from './conditionValues';
import { Placed, knownVariables, lowerCaseKeys } from './probe';
import { resolvePattern } from './resolvePattern';
import { escapingContext, satisfyingContext } from './satisfyingContext';

/** What is known of every request. */
export interface ProbeOptions {
  readonly principal?: RequestPrincipal;
  readonly context?: RequestContext;
}

/** A pattern of resources; no tokens where the role itself is meant. */
export interface ResourceClass {
  readonly tokens?: PatternTokens;
  /** Values assumed for variables of the pattern. */
  readonly assumed: RequestContext;
}

/** A statement with what requests to it look like. */
export class Site {
  readonly statement: Statement;
  readonly callers: readonly Caller[];
  readonly resources: readonly ResourceClass[];
  /** Keys with which the conditions hold. */
  readonly satisfied: RequestContext;
  /** Keys with which a Deny does not apply; none for an Allow. */
  readonly escape: RequestContext;
  /** Keys by whose values the conditions tell requests apart. */
  readonly telling: readonly RequestContext[];

  constructor(
    { policy: { version }, statement }: Placed,
    { principal, context }: ProbeOptions,
  ) {
    const { conditions, effect, resource } = statement;
    this.statement = statement;
    this.callers = principal ? [{ principal }] : callersOf(statement);
    const facts = lowerCaseKeys(context);
    // What the statement's own callers imply is left open: there may be several.
    const known = principal
      ? knownVariables(principal, facts)
      : (key: string) => {
          const value = facts[key.toLowerCase()];
          return typeof value === 'string' ? value : undefined;
        };
    const unknownOnly = (keys: RequestContext): RequestContext =>
      Object.fromEntries(
        Object.entries(keys).filter(
          ([key]) => facts[key] === undefined && !(principal && known(key)),
        ),
      );
    this.satisfied = unknownOnly(satisfyingContext(conditions, version, known));
    this.escape =
      effect === 'Deny'
        ? unknownOnly(escapingContext(conditions, version, known))
        : {};
    this.telling = conditions
      .flatMap(condition => tellingContexts(condition, { version, known }))
      .map(unknownOnly);
    const listed = (resource?.patterns ?? []).map(text =>
      resolvePattern(text, version, known),
    );
    this.resources = resource
      ? [
          ...listed,
          ...(resource.negated
            ? [{ tokens: wildcardTokens('*'), assumed: {} }]
            : []),
        ]
      : [{ assumed: {} }];
  }
}

/** What the resources of two statements have in common, worked out once for each two. */
export class SharedResources {
  private readonly known = new Map<Site, Map<Site, readonly ResourceClass[]>>();

  of(a: Site, b: Site): readonly ResourceClass[] {
    const ofA = this.known.get(a) ?? new Map<Site, readonly ResourceClass[]>();
    this.known.set(a, ofA);
    const shared = ofA.get(b) ?? sharedResources(a, b);
    ofA.set(b, shared);
    return shared;
  }
}

function sharedResources(a: Site, b: Site): ResourceClass[] {
  const found = new Map<string, ResourceClass>();
  for (const left of a.resources) {
    for (const right of b.resources) {
      const assumed = { ...left.assumed, ...right.assumed };
      const tokens =
        left.tokens && right.tokens
          ? commonResource(left.tokens, right.tokens)
          : undefined;
      const disjoint = !tokens && left.tokens && right.tokens;
      if (!disjoint) {
        const key = tokens ? patternText(tokens) : '';
        found.set(`${key} ${JSON.stringify(assumed)}`, { tokens, assumed });
      }
    }
  }
  return [...found.values()];
}
