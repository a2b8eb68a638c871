import type { Entity } from '@backstage/catalog-model';
import { AWS_AGENTS_ANNOTATIONS } from 'backstage-plugin-aws-agents-common';

/**
 * True for an entity that has at least one annotation of the suite. One with
 * mistakes in them counts too: its tab says what is wrong.
 *
 * @public
 */
export function isAwsAgentAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return Object.values(AWS_AGENTS_ANNOTATIONS).some(
    name => annotations[name] !== undefined,
  );
}

/**
 * True for an entity that has an agent, and for a service that could have one:
 * its tab offers to onboard it.
 *
 * @public
 */
export function mayHaveAwsAgent(entity: Entity): boolean {
  return (
    isAwsAgentAvailable(entity) ||
    (entity.kind.toLocaleLowerCase('en-US') === 'component' &&
      entity.spec?.type === 'service')
  );
}
