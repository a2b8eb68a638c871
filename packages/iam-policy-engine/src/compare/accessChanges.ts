import { AccessRequest, Decision } from '../evaluation/types';
import { actionTokens } from '../matching/actionPattern';
import { PatternTokens, isLiteral, wildcardTokens } from '../matching/glob';
import { patternCovers } from '../matching/patternCovers';
import { resourceCovers } from '../matching/resourcePattern';
import { Probe } from '../probes/probesOf';
import { AccessChange, AccessScope, PolicyComparison } from './types';

/** A request, decided by the policies before and after. */
export interface DecidedProbe {
  readonly probe: Probe;
  readonly request: AccessRequest;
  readonly before: Decision;
  readonly after: Decision;
}

/** A scope with its patterns ready to be compared. */
class Scope {
  readonly access: AccessScope;
  readonly action: PatternTokens;
  private readonly resource?: PatternTokens;

  constructor({ action, resource, caller, assumed }: Probe) {
    this.access = {
      action,
      resource,
      principal: caller.name,
      context: assumed,
    };
    this.action = actionTokens(action);
    this.resource =
      resource === undefined ? undefined : wildcardTokens(resource);
  }

  includes({ access, action, resource }: Scope): boolean {
    return (
      this.access.principal === access.principal &&
      patternCovers(this.action, action) &&
      (this.resource === undefined ||
        resource === undefined ||
        resourceCovers(this.resource, resource)) &&
      Object.entries(this.access.context).every(
        ([key, value]) => String(access.context[key]) === String(value),
      )
    );
  }
}

/** Scopes by action: most are of one action, and only those with wildcards reach beyond their own. */
class ScopeIndex {
  private readonly byAction = new Map<string, Scope[]>();
  private readonly wild: readonly Scope[];

  constructor(private readonly scopes: readonly Scope[]) {
    for (const scope of scopes) {
      const key = scope.access.action.toLowerCase();
      this.byAction.set(key, [...(this.byAction.get(key) ?? []), scope]);
    }
    this.wild = scopes.filter(({ action }) => !isLiteral(action));
  }

  private ofAction({ access }: Scope): readonly Scope[] {
    return this.byAction.get(access.action.toLowerCase()) ?? [];
  }

  /** The scopes that a scope includes. */
  within(scope: Scope): Scope[] {
    const candidates = isLiteral(scope.action)
      ? this.ofAction(scope)
      : this.scopes;
    return candidates.filter(each => scope.includes(each));
  }

  /** True when no other scope includes this one; of equal ones the first stays. */
  isBroadest(scope: Scope): boolean {
    const candidates = isLiteral(scope.action)
      ? [...this.ofAction(scope), ...this.wild]
      : this.wild;
    const own = candidates.indexOf(scope);
    return !candidates.some(
      (other, i) =>
        other !== scope &&
        other.includes(scope) &&
        (i < own || !scope.includes(other)),
    );
  }

  /** The scopes that no other one includes. */
  broadest(): Scope[] {
    return this.scopes.filter(scope => this.isBroadest(scope));
  }
}

/** Picks the requests whose decision changes, each with what its patterns include and yet stays as it was. */
export function summarise(
  decided: readonly DecidedProbe[],
): Pick<PolicyComparison, 'newlyAllowed' | 'newlyDenied'> {
  return {
    newlyAllowed: changes(
      decided,
      ({ before, after }) => !before.allowed && after.allowed,
      ({ after }) => !after.allowed,
    ),
    newlyDenied: changes(
      decided,
      ({ before, after }) => before.allowed && !after.allowed,
      ({ after }) => after.allowed,
    ),
  };
}

type Test = (decided: DecidedProbe) => boolean;

function changes(
  decided: readonly DecidedProbe[],
  changed: Test,
  escaped: Test,
): AccessChange[] {
  const found = decided
    .filter(changed)
    .map(each => ({ ...each, scope: new Scope(each.probe) }));
  const scopes = new ScopeIndex(found.map(({ scope }) => scope));
  const rest = new ScopeIndex(
    decided.filter(escaped).map(({ probe }) => new Scope(probe)),
  );
  return found
    .filter(({ scope }) => scopes.isBroadest(scope))
    .map(({ scope, request, before, after }) => ({
      ...scope.access,
      except: new ScopeIndex(rest.within(scope))
        .broadest()
        .map(({ access }) => access),
      request,
      before,
      after,
    }));
}
