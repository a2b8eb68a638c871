import type { EntityName } from '../request/types';

/** `kind:namespace/name` in lower case. */
export function entityRef({ kind, namespace, name }: EntityName): string {
  return `${kind}:${namespace}/${name}`.toLowerCase();
}
