import type { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { AgentResolution, ResolvedAgent } from '../agents';
import type { AgentDirectory } from '../collection';
import type { Caller } from './AgentService';

/**
 * An entity with its agent, as far as its annotations make one, as the catalog
 * shows it now.
 *
 * @throws NotFoundError when the caller cannot see the entity, or it has no
 *   annotations of the suite
 */
export async function findEntity(
  directory: Pick<AgentDirectory, 'find'>,
  entityRef: string,
  { credentials }: Caller,
): Promise<{ entity: Entity; resolution: AgentResolution }> {
  return withAgent(entityRef, await directory.find(entityRef, credentials));
}

/**
 * The agent of an entity to read what is known of it, as the catalog shows it or
 * has just shown it to the caller.
 *
 * @throws NotFoundError as {@link findEntity}
 */
export async function findAgent(
  directory: Pick<AgentDirectory, 'recall'>,
  entityRef: string,
  { credentials }: Caller,
): Promise<AgentResolution> {
  const found = await directory.recall(entityRef, credentials);
  return withAgent(entityRef, found).resolution;
}

/**
 * The agent of an entity, to do something with it.
 *
 * @throws NotFoundError as {@link findEntity}
 * @throws InputError when the annotations do not make an agent
 */
export async function findWorkingAgent(
  directory: Pick<AgentDirectory, 'find'>,
  entityRef: string,
  caller: Caller,
): Promise<ResolvedAgent> {
  const { resolution } = await findEntity(directory, entityRef, caller);
  if (!resolution.ok) {
    throw new InputError(resolution.failure.message);
  }
  return resolution.agent;
}

function withAgent(
  entityRef: string,
  found: Awaited<ReturnType<AgentDirectory['find']>>,
): { entity: Entity; resolution: AgentResolution } {
  if (!found) {
    throw new NotFoundError(`There is no entity ${entityRef}`);
  }
  const { entity, resolution } = found;
  if (!resolution) {
    throw new NotFoundError(
      `Entity ${entityRef} has no agent: it has none of the annotations aws-agents/...`,
    );
  }
  return { entity, resolution };
}
