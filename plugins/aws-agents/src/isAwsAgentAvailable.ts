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
