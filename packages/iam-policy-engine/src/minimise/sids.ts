import { StatementGroup, groupKey } from './statementGroups';

/** Long enough to recognise the resource by. */
const MAX_WORDS = 5;

const capitalised = (word: string): string =>
  word.charAt(0).toUpperCase() + word.slice(1);

function pascalCase(text: string, maxWords = MAX_WORDS): string {
  return (text.match(/[A-Za-z0-9]+/g) ?? [])
    .slice(0, maxWords)
    .map(capitalised)
    .join('');
}

/** What an ARN is about: its resource part. */
function nameOf(resource: string): string {
  if (resource === '*') return 'AnyResource';
  const part = resource.split(':').slice(5).join(':');
  const name = pascalCase(part.replace(/\$\{[^}]*\}/g, ' variable '));
  // `bucket` and `bucket/*` are two things, and often in the same policy.
  const contents = /[/:]\*$/.test(part) ? 'Contents' : '';
  return `${name}${contents}` || 'AnyResource';
}

/** FNV-1a: tells statements of the same name apart by what they say, not by their position. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    // eslint-disable-next-line no-bitwise
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

function readableSid({ service, resources }: StatementGroup): string {
  const more = resources.length > 1 ? 'AndMore' : '';
  const prefix = service === '*' ? 'AnyService' : pascalCase(service);
  return `${prefix}${nameOf(resources[0])}${more}`;
}

/**
 * Names statements after service and resource, so that a name stays when other statements come and go. Statements that
 * would have the same name get a hash of what they say.
 */
export function sidsOf(
  groups: readonly StatementGroup[],
  prefix = '',
): string[] {
  const readable = groups.map(group => `${prefix}${readableSid(group)}`);
  return readable.map((sid, i) =>
    readable.filter(other => other === sid).length === 1
      ? sid
      : `${sid}${shortHash(groupKey(groups[i]))}`,
  );
}
