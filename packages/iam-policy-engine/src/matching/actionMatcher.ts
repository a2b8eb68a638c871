import { Matcher, compileGlob, isLiteral, wildcardTokens } from './glob';
import { PatternElement } from '../policy/types';

/**
 * Compiles `Action` or `NotAction`. Actions are not case-sensitive: the matcher takes the action in lower case.
 * Wildcard patterns are kept by service prefix, since managed policies list many hundreds.
 */
export function compileActions(element: PatternElement): Matcher {
  const exact = new Set<string>();
  const byService = new Map<string, Matcher[]>();
  const anyService: Matcher[] = [];
  for (const pattern of new Set(element.patterns.map(p => p.toLowerCase()))) {
    const tokens = wildcardTokens(pattern);
    const service = pattern.slice(0, pattern.indexOf(':') + 1);
    if (isLiteral(tokens)) {
      exact.add(pattern);
    } else if (service === '' || /[*?]/.test(service)) {
      anyService.push(compileGlob(tokens));
    } else {
      const globs = byService.get(service) ?? [];
      globs.push(compileGlob(tokens));
      byService.set(service, globs);
    }
  }
  const listed: Matcher = action =>
    exact.has(action) ||
    anyService.some(glob => glob(action)) ||
    (byService
      .get(action.slice(0, action.indexOf(':') + 1))
      ?.some(glob => glob(action)) ??
      false);
  return element.negated ? action => !listed(action) : listed;
}
