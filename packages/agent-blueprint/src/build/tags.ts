import type { Tags } from '../ir/types';
import type { AgentRequest } from '../request/types';
import { entityRef } from './entityRef';

/** Tags of everything that is created: whose it is, and what the request adds. */
export function tagsOf({ entity, owner, tags = {} }: AgentRequest): Tags {
  return {
    ...tags,
    'backstage-entity': entityRef(entity),
    owner,
    'managed-by': 'backstage-aws-agents',
  };
}
