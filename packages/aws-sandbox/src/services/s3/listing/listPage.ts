import type { ObjectRecord } from '../world/ObjectRecord';
import type { Position } from './keyOrder';

/** What lists objects in the order of their keys. */
export interface ObjectSource {
  objects(
    prefix: string,
    position: Position,
    now: Date,
  ): Generator<ObjectRecord>;
}

/** What a listing asks for. */
export interface PageRequest {
  readonly prefix: string;
  readonly delimiter: string;
  readonly position: Position;
  /** Keys and common prefixes together. */
  readonly maxKeys: number;
  readonly now: Date;
}

/** One page of a listing. */
export interface Page {
  readonly objects: readonly ObjectRecord[];
  readonly commonPrefixes: readonly string[];
  /** Where the next page begins; undefined on the last. */
  readonly next?: Position;
}

/** The part of a key up to the first delimiter after the prefix, if there is one. */
function commonPrefixOf(
  key: string,
  { prefix, delimiter }: PageRequest,
): string | undefined {
  if (delimiter === '') return undefined;
  const found = key.indexOf(delimiter, prefix.length);
  return found < 0 ? undefined : key.slice(0, found + delimiter.length);
}

/**
 * Lists one page. Keys behind a common prefix are not visited: the listing goes on after all of them.
 */
export function listPage(source: ObjectSource, request: PageRequest): Page {
  const objects: ObjectRecord[] = [];
  const commonPrefixes: string[] = [];
  if (request.maxKeys === 0) return { objects, commonPrefixes };
  let { position } = request;
  const from = () => source.objects(request.prefix, position, request.now);
  let rest = from();
  for (;;) {
    const { value: object, done } = rest.next();
    if (done) return { objects, commonPrefixes };
    if (objects.length + commonPrefixes.length === request.maxKeys) {
      return { objects, commonPrefixes, next: position };
    }
    const commonPrefix = commonPrefixOf(object.key, request);
    if (commonPrefix === undefined) {
      objects.push(object);
      position = { after: object.key, skipsPrefix: false };
    } else {
      commonPrefixes.push(commonPrefix);
      position = { after: commonPrefix, skipsPrefix: true };
      rest = from();
    }
  }
}
