import { compileActions } from '../matching/actionMatcher';
import { compileGlob, wildcardTokens } from '../matching/glob';
import { patternsOverlap } from '../matching/patternOverlap';
import { ActionKnowledge, KnownAction } from './knowledge';

/** An action that a pattern covers. */
export interface CoveredAction {
  /** With service prefix, as AWS spells it. */
  readonly name: string;
  readonly known: KnownAction;
}

/** The service prefix of an action pattern, in lower case. */
export function serviceOf(pattern: string): string {
  return pattern.slice(0, Math.max(0, pattern.indexOf(':'))).toLowerCase();
}

/** The known actions that one entry of `Action` covers; for `*` those of all services. */
export function actionsCoveredBy(
  pattern: string,
  knowledge: ActionKnowledge,
): CoveredAction[] {
  const service = serviceOf(pattern);
  const isAnyService = service === '' || /[*?]/.test(service);
  const covers = compileActions({ negated: false, patterns: [pattern] });
  return (isAnyService ? [...knowledge.services] : [service]).flatMap(prefix =>
    knowledge
      .actionsOf(prefix)
      .filter(({ name }) => covers(`${prefix}:${name.toLowerCase()}`))
      .map(known => ({ name: `${prefix}:${known.name}`, known })),
  );
}

/** Turns the placeholders of an ARN or a key, and policy variables, into wildcards. */
function withoutPlaceholders(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, '*');
}

/** Remembers which resource patterns can meet which ARN formats: the same few meet again and again. */
export class ResourceFit {
  private readonly known = new Map<string, boolean>();

  /** True when the pattern can match some ARN of the format. */
  fits(arnFormat: string, resourcePattern: string): boolean {
    const key = `${arnFormat} ${resourcePattern}`;
    let fits = this.known.get(key);
    if (fits === undefined) {
      fits =
        !reachesIntoBucket(arnFormat, resourcePattern) &&
        patternsOverlap(
          wildcardTokens(withoutPlaceholders(arnFormat)),
          wildcardTokens(completed(withoutPlaceholders(resourcePattern))),
        );
      this.known.set(key, fits);
    }
    return fits;
  }
}

/** A format such as `${BucketName}`, without type or path, names something whose name has no slash. */
function reachesIntoBucket(
  arnFormat: string,
  resourcePattern: string,
): boolean {
  const resourcePart = (arn: string) => arn.split(':').slice(5).join(':');
  return (
    /^\$\{[^}]*\}$/.test(resourcePart(arnFormat)) &&
    withoutPlaceholders(resourcePart(resourcePattern)).includes('/')
  );
}

/** An incomplete ARN stands for all that begin so. */
function completed(pattern: string): string {
  const missing = 6 - pattern.split(':').length;
  return pattern.startsWith('arn:') && missing > 0
    ? pattern + ':*'.repeat(missing)
    : pattern;
}

/** True when a condition key is one of those listed, placeholders allowed. */
export function isListedKey(key: string, listed: Iterable<string>): boolean {
  const lower = key.toLowerCase();
  for (const candidate of listed) {
    const pattern = withoutPlaceholders(candidate).toLowerCase();
    if (compileGlob(wildcardTokens(pattern))(lower)) return true;
  }
  return false;
}
