import { instanceProfileKind } from './instanceProfile';
import { managedPolicyKind } from './managedPolicy';
import type { ResourceKind } from './ResourceKind';
import { roleKind } from './role';

export { ATTRIBUTES, type ResourceKind, type Target } from './ResourceKind';

/** What can be applied, by type. */
export const RESOURCE_KINDS: ReadonlyMap<string, ResourceKind> = new Map(
  [roleKind, instanceProfileKind, managedPolicyKind].map(kind => [
    kind.type,
    kind as ResourceKind,
  ]),
);
