import type { Tags } from '../ir/types';
import type { AgentRequest } from '../request/types';
import { entityRef } from './entityRef';

/** Tags of everything that is created: whose it is, and what the request adds. In order, as the CDK puts them. */
export function tagsOf({ entity, owner, tags = {} }: AgentRequest): Tags {
  const all = {
    ...tags,
    'backstage-entity': entityRef(entity),
    owner,
    'managed-by': 'backstage-aws-agents',
  };
  return Object.fromEntries(
    Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
