import type { ResourceIr } from './types';

/** The resource of that id. A blueprint names only what it holds, so a miss is a mistake of ours. */
export function resourceOfId(
  resources: readonly ResourceIr[],
  id: string,
): ResourceIr {
  const found = resources.find(resource => resource.id === id);
  if (!found) throw new TypeError(`The blueprint has no resource ${id}`);
  return found;
}
