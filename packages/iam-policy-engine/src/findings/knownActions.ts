import { Matcher, compileGlob, wildcardTokens } from '../matching/glob';
import { patternsOverlap } from '../matching/patternOverlap';
import { ActionKnowledge, KnownAction } from './knowledge';

/**
 * An action that a pattern covers.
 *
 * @public
 */
export interface CoveredAction {
  /** With service prefix, as AWS spells it. */
  readonly name: string;
  readonly known: KnownAction;
}

/** The service prefix of an action pattern, in lower case. */
export function serviceOf(pattern: string): string {
  return pattern.slice(0, Math.max(0, pattern.indexOf(':'))).toLowerCase();
}

const lowerCaseNames = new WeakMap<readonly KnownAction[], readonly string[]>();

/** Names in lower case, worked out once for each service: a policy may ask thousands of times. */
function namesOf(actions: readonly KnownAction[]): readonly string[] {
  let names = lowerCaseNames.get(actions);
  if (!names) {
    names = actions.map(({ name }) => name.toLowerCase());
    lowerCaseNames.set(actions, names);
  }
  return names;
}

/**
 * The known actions that one entry of `Action` covers; for `*` those of all services.
 *
 * @public
 */
export function actionsCoveredBy(
  pattern: string,
  knowledge: ActionKnowledge,
): CoveredAction[] {
  const service = serviceOf(pattern);
  if (service === '' || /[*?]/.test(service)) {
    const covers = compileGlob(wildcardTokens(pattern.toLowerCase()));
    return [...knowledge.services].flatMap(prefix =>
      actionsMatching(prefix, knowledge, name => covers(`${prefix}:${name}`)),
    );
  }
  const name = pattern.slice(service.length + 1).toLowerCase();
  return actionsMatching(service, knowledge, compileGlob(wildcardTokens(name)));
}

function actionsMatching(
  service: string,
  knowledge: ActionKnowledge,
  covers: Matcher,
): CoveredAction[] {
  const actions = knowledge.actionsOf(service);
  const names = namesOf(actions);
  const covered: CoveredAction[] = [];
  actions.forEach((known, i) => {
    if (covers(names[i]))
      covered.push({ name: `${service}:${known.name}`, known });
  });
  return covered;
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
        arnsOverlap(
          withoutPlaceholders(arnFormat),
          withoutPlaceholders(resourcePattern),
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

const ARN_PARTS = 6;

/** Compares part by part, since wildcards do not cross the colons before the resource part. */
function arnsOverlap(arnFormat: string, resourcePattern: string): boolean {
  if (!resourcePattern.startsWith('arn:')) {
    return patternsOverlap(
      wildcardTokens(arnFormat),
      wildcardTokens(resourcePattern),
    );
  }
  const formatParts = partsOf(arnFormat);
  return partsOf(resourcePattern).every((part, i) =>
    patternsOverlap(wildcardTokens(part), wildcardTokens(formatParts[i])),
  );
}

/** The six parts of an ARN; those that an incomplete one lacks are wildcards. */
function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  const head = parts.slice(0, ARN_PARTS - 1);
  while (head.length < ARN_PARTS - 1) head.push('*');
  return [
    ...head,
    parts.length < ARN_PARTS ? '*' : parts.slice(ARN_PARTS - 1).join(':'),
  ];
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
